package dev.frontdesk.connectors.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads text whose character set may be named wrongly or not at all. Never fails: at worst letters are wrong. */
final class Charsets {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset LATIN = Charset.forName("windows-1252");

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-8"),
            Map.entry("cp-1251", "windows-1251"),
            Map.entry("win-1251", "windows-1251"),
            Map.entry("win1251", "windows-1251"),
            Map.entry("windows1251", "windows-1251"),
            Map.entry("x-cp1251", "windows-1251"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"));

    private Charsets() {}

    /** Empty where nobody knows the name. */
    static Optional<Charset> find(@Nullable String label) {
        String name = label == null
                ? ""
                : label.strip().replaceAll("^[\"']+|[\"']+$", "").toLowerCase(Locale.ROOT);
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(ALIASES.getOrDefault(name, name)));
        } catch (UnsupportedCharsetException | java.nio.charset.IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    /** Strictly as UTF-8, since hardly anything else happens to be that; then as it is labelled; then by a guess. */
    static String decode(byte[] bytes, @Nullable String label) {
        Charset named = find(label).orElse(StandardCharsets.UTF_8);
        boolean multibyte = named.newEncoder() != null && isStateful(named);
        String text = multibyte ? null : strictly(bytes, StandardCharsets.UTF_8);
        if (text == null) {
            text = strictly(bytes, named);
        }
        return tidy(text != null ? text : new String(bytes, guess(bytes)));
    }

    /** Whether neither UTF-8 nor the named set fits, so that letters may come out wrong. */
    static boolean isGuess(byte[] bytes, @Nullable String label) {
        return strictly(bytes, StandardCharsets.UTF_8) == null
                && find(label).map(named -> strictly(bytes, named)).isEmpty();
    }

    /** Escape sequences of plain bytes, which are good UTF-8 too; UTF-16 is full of NUL. */
    private static boolean isStateful(Charset charset) {
        String name = charset.name();
        return name.startsWith("ISO-2022") || name.startsWith("UTF-16") || name.startsWith("UTF-32");
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** In Cyrillic text most bytes have their high bit set, in Latin text few. */
    private static Charset guess(byte[] bytes) {
        long high = 0;
        long letters = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
            letters += Character.isLetter(b) ? 1 : 0;
        }
        return high > letters ? CYRILLIC : LATIN;
    }

    /** Without what no database and no page can hold. */
    static String tidy(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\uFEFF]", "");
    }
}
