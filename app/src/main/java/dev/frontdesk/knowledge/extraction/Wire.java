package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import dev.frontdesk.knowledge.extraction.Block.Table;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of the child, as bytes. Reading trusts nothing: a hijacked child can at worst send text that the file
 * could have held.
 */
final class Wire {

    private static final int TEXT_BYTES_MAX = 64 << 20;
    private static final int COUNT_MAX = 2_000_000;

    private Wire() {}

    static void write(DataOutputStream out, Extraction extraction) throws IOException {
        out.writeByte(0);
        text(out, extraction.mediaType());
        text(out, extraction.title() == null ? "" : extraction.title());
        out.writeInt(extraction.blocks().size());
        for (Block block : extraction.blocks()) {
            switch (block) {
                case Heading(int level, String text) -> {
                    out.writeByte(level);
                    text(out, text);
                }
                case Paragraph(String text) -> {
                    out.writeByte('p');
                    text(out, text);
                }
                case Item(String text) -> {
                    out.writeByte('i');
                    text(out, text);
                }
                case Table(List<String> columns, List<List<String>> rows) -> {
                    out.writeByte('t');
                    texts(out, columns);
                    out.writeInt(rows.size());
                    for (List<String> row : rows) {
                        texts(out, row);
                    }
                }
            }
        }
        out.flush();
    }

    static void write(DataOutputStream out, Unreadable problem) throws IOException {
        out.writeByte(1);
        text(out, problem.reason().name());
        String message = String.valueOf(problem.getMessage());
        text(out, message.substring(0, Math.min(500, message.length())));
        out.flush();
    }

    static Extraction read(DataInputStream in) throws IOException, Unreadable {
        int kind = in.readByte();
        if (kind != 0 && kind != 1) {
            throw new IOException("No answer");
        }
        if (kind == 1) {
            throw new Unreadable(reason(text(in)), text(in));
        }
        String mediaType = text(in);
        String title = text(in);
        int count = count(in);
        List<Block> blocks = new ArrayList<>(Math.min(count, 10_000));
        for (int i = 0; i < count; i++) {
            blocks.add(block(in));
        }
        return new Extraction(mediaType, title.isEmpty() ? null : title, blocks);
    }

    private static Unreadable.Reason reason(String name) throws IOException {
        try {
            return Unreadable.Reason.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("No answer", e);
        }
    }

    private static Block block(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 'p' -> new Paragraph(text(in));
            case 'i' -> new Item(text(in));
            case 't' -> {
                List<String> columns = texts(in);
                int count = count(in);
                List<List<String>> rows = new ArrayList<>(Math.min(count, 10_000));
                for (int i = 0; i < count; i++) {
                    rows.add(texts(in));
                }
                yield new Table(columns, rows);
            }
            default -> new Heading(Math.clamp(kind, 1, 6), text(in));
        };
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > TEXT_BYTES_MAX) {
            throw new IOException("A text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = count(in);
        List<String> texts = new ArrayList<>(Math.min(count, 1_000));
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > COUNT_MAX) {
            throw new IOException("A list of " + count);
        }
        return count;
    }
}
