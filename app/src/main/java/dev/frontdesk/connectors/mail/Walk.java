package dev.frontdesk.connectors.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Goes through the parts of a mail from front to back, once, holding none of them. Parts are numbered as they come, so a
 * second walk finds the same part under the same number. Nesting, parts, header lines and bytes are bounded: what is
 * beyond is left out.
 */
final class Walk {

    static final long BYTES_MAX = 64L << 20;
    private static final int DEPTH_MAX = 20;
    private static final int PARTS_MAX = 200;

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setStrictParsing(false)
            .setMalformedHeaderStartsBody(false)
            .setMaxLineLen(-1)
            .setMaxHeaderCount(2_000)
            .setMaxHeaderLen(128 << 10)
            .build();

    /** One part that is no multipart. */
    interface Visitor {
        /**
         * @param alternative number of the {@code multipart/alternative} around it, −1 without one
         * @param content decoded from its transfer encoding; good until the walk goes on
         * @return whether to go on
         */
        boolean part(int index, Headers headers, String mediaType, int alternative, InputStream content)
                throws IOException;
    }

    private final Headers top = new Headers();
    private boolean cut;

    /** The header of the mail itself. */
    Headers top() {
        return top;
    }

    /** Whether something was left out. */
    boolean isCut() {
        return cut;
    }

    void over(InputStream mail, Visitor visitor) throws IOException {
        Bound bound = new Bound(mail, BYTES_MAX);
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            tokens.parse(bound);
            walk(tokens, visitor);
        } catch (MimeException | MimeIOException e) {
            cut = true; // too long a line or header; what came before it is good
        }
        cut = cut || bound.isCut();
    }

    private void walk(MimeTokenStream tokens, Visitor visitor) throws IOException, MimeException {
        Deque<Integer> alternatives = new ArrayDeque<>();
        Headers headers = top;
        int multiparts = 0;
        int parts = 0;
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_BODYPART -> headers = new Headers();
                case T_FIELD -> headers.add(tokens.getField());
                case T_START_MULTIPART -> {
                    boolean alternative =
                            tokens.getBodyDescriptor().getMimeType().equals("multipart/alternative");
                    int around = alternatives.isEmpty() ? -1 : alternatives.peek();
                    alternatives.push(alternative ? multiparts : around);
                    multiparts++;
                }
                case T_END_MULTIPART -> alternatives.pop();
                case T_BODY -> {
                    String type = tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
                    int around = alternatives.isEmpty() ? -1 : alternatives.peek();
                    if (!visitor.part(parts, headers, type, around, tokens.getDecodedInputStream())) {
                        return;
                    }
                    parts++;
                }
                default -> {}
            }
            if (alternatives.size() > DEPTH_MAX || parts > PARTS_MAX) {
                cut = true;
                return;
            }
        }
    }
}
