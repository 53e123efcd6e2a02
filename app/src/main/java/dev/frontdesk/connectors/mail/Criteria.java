package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Mailbox.Query;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.Argument;
import org.jspecify.annotations.Nullable;

/** A query in the words of IMAP. What is searched for travels as strings or literals, never as part of the command. */
final class Criteria {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

    private final Argument argument = new Argument();
    private final boolean ascii;

    Criteria(Query query) {
        this.ascii = Stream.of(query.words(), query.from(), query.subject())
                .allMatch(each ->
                        each == null || StandardCharsets.US_ASCII.newEncoder().canEncode(each));
        argument.writeAtom("UNDELETED");
        if (query.unread()) {
            argument.writeAtom("UNSEEN");
        }
        day("SINCE", query.since());
        day("BEFORE", query.before());
        text("FROM", query.from());
        text("SUBJECT", query.subject());
        text("TEXT", query.words());
    }

    private void day(String key, @Nullable LocalDate day) {
        if (day != null) {
            argument.writeAtom(key);
            argument.writeAtom(DAY.format(day));
        }
    }

    private void text(String key, @Nullable String text) {
        if (text != null) {
            Charset charset = ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
            argument.writeAtom(key);
            argument.writeString(OwnLetter.oneLine(text), charset);
        }
    }

    String charset() {
        return ascii ? "" : " CHARSET UTF-8";
    }

    Argument argument() {
        return argument;
    }
}
