package dev.frontdesk.knowledge.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bytes of a text file whose character set nobody wrote down. UTF-8 proves itself; the old Cyrillic sets are told apart
 * by what words look like: small letters after letters, and the frequent letters frequent.
 */
public final class TextDecoding {

    private static final List<Charset> OLD = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-U"),
            Charset.forName("IBM866"),
            Charset.forName("x-MacCyrillic"),
            Charset.forName("ISO-8859-5"),
            Charset.forName("windows-1252"));

    private static final String FREQUENT = "оеаинтсрвлікмд";
    private static final String RARE = "ъщфэцхюґ";
    private static final int SAMPLE = 64 << 10;

    private TextDecoding() {}

    static String decode(byte[] bytes) {
        return clean(raw(bytes));
    }

    private static String raw(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, likeliest(bytes));
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset likeliest(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE);
        Charset best = OLD.getFirst();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Charset charset : OLD) {
            double score = likeness(new String(bytes, 0, length, charset));
            if (score > bestScore) {
                best = charset;
                bestScore = score;
            }
        }
        return best;
    }

    private static double likeness(String text) {
        double score = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                score += likeness(before, c);
            }
            before = c;
        }
        return score;
    }

    private static double likeness(char before, char c) {
        char lower = Character.toLowerCase(c);
        if (lower >= 'а' && lower <= 'я' || "іїєґё".indexOf(lower) >= 0) {
            boolean oddCase = c != lower && Character.isLowerCase(before);
            boolean mixed = before < 128 && Character.isLetter(before);
            return oddCase
                    ? -2
                    : mixed ? -1 : FREQUENT.indexOf(lower) >= 0 ? 1.5 : RARE.indexOf(lower) >= 0 ? -0.5 : 0.3;
        }
        if ("«»—–…№“”’„\u00a0€°©".indexOf(c) >= 0) {
            return 0;
        }
        if (Character.isLetter(c) && Character.UnicodeBlock.of(c) == Character.UnicodeBlock.LATIN_1_SUPPLEMENT) {
            return Character.isLetter(before) && before < 128 ? 0.9 : -0.3;
        }
        return -2;
    }

    /** Without NUL (PostgreSQL stores none), other control characters, and half surrogate pairs. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (c == '\t'
                    || c == '\n'
                    || c >= ' '
                            && c != 0x7F
                            && c != 0xFEFF
                            && c != 0xAD
                            && !Character.isSurrogate(c)
                            && !(c > 0x7F && c < 0xA0)) {
                clean.append(c);
            } else if (c == '\r') {
                if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\f') {
                clean.append("\n\n");
            }
        }
        return clean.toString();
    }
}
