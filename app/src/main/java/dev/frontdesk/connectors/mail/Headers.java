package dev.frontdesk.connectors.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.ParameterList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** The header of a mail or of one of its parts. Values are unfolded; what is encoded in them is decoded on request. */
final class Headers {

    private static final Pattern ENCODED_CHARSET = Pattern.compile("=\\?([^?*\\s]{1,40})(\\*[^?]*)?\\?([bBqQ])\\?");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final int VALUE_MAX = 20_000;
    private static final int VALUES_MAX = 500;
    private static final int NAME_MAX = 200;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    void add(Field field) {
        if (count++ < VALUES_MAX) {
            byte[] raw = field.getRaw() == null
                    ? field.getBody().getBytes(StandardCharsets.ISO_8859_1)
                    : field.getRaw().toByteArray();
            String line = Charsets.decode(raw, null);
            String value = line.substring(line.indexOf(':') + 1);
            values.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                    .add(unfolded(value));
        }
    }

    private static String unfolded(String value) {
        String line = value.replaceAll("\\n[ \\t]*", " ").strip();
        return line.length() <= VALUE_MAX ? line : line.substring(0, VALUE_MAX);
    }

    /** The first value as it stands there, empty where there is none. */
    String raw(String name) {
        List<String> all = values.get(name.toLowerCase(Locale.ROOT));
        return all == null ? "" : all.getFirst();
    }

    boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The first value in letters that people read. */
    String text(String name) {
        return decoded(raw(name));
    }

    /** Encoded words as their bytes, joined where a letter was cut between them. */
    static String decoded(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        Matcher words = ENCODED_CHARSET.matcher(value);
        String known = words.replaceAll(word -> Matcher.quoteReplacement("=?"
                + Charsets.find(word.group(1)).orElse(StandardCharsets.UTF_8).name() + "?" + word.group(3) + "?"));
        try {
            return Charsets.tidy(DecoderUtil.decodeEncodedWords(known, DecodeMonitor.SILENT, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** Ids between angle brackets, in their order. */
    List<String> ids(String name) {
        return MESSAGE_ID
                .matcher(raw(name))
                .results()
                .map(result -> result.group())
                .toList();
    }

    /** Somebody in an address line. */
    record Mailed(String address, String name) {}

    /** The first address that can be written to; null where there is none. */
    @Nullable Mailed address(String name) {
        String line = raw(name);
        for (String address : addresses(line)) {
            int angle = line.indexOf("<" + address, 0);
            String before = angle <= 0 ? "" : line.substring(line.lastIndexOf(',', angle) + 1, angle);
            String shown = decoded(before.strip())
                    .replaceAll("^[\"']+|[\"']+$", "")
                    .replace("\\\"", "\"")
                    .strip();
            return new Mailed(
                    address.toLowerCase(Locale.ROOT),
                    shown.length() <= NAME_MAX ? shown : shown.substring(0, NAME_MAX));
        }
        return null;
    }

    /** Addresses in the line that are whole and hold nothing but an address. */
    private static List<String> addresses(String line) {
        List<String> found = new ArrayList<>(1);
        try {
            for (InternetAddress each : InternetAddress.parseHeader(line, false)) {
                String address = each.getAddress();
                if (isAddress(address)) {
                    found.add(address);
                }
            }
        } catch (AddressException e) {
            return found;
        }
        return found;
    }

    static boolean isAddress(@Nullable String address) {
        if (address == null || !address.matches("[^\\s<>,;:\"()\\[\\]\\\\@]{1,64}@[^\\s<>,;:\"()\\[\\]\\\\@]{1,253}")) {
            return false;
        }
        try {
            new InternetAddress(address).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    /** Whether one of the addresses in these lines is this one. */
    boolean names(String address, String... lines) {
        for (String line : lines) {
            for (String value : values.getOrDefault(line, List.of())) {
                if (value.toLowerCase(Locale.ROOT).contains(address)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A parameter of a structured value, e.g. {@code charset}; null where there is none or it cannot be read. */
    @Nullable String parameter(String name, String parameter) {
        String value = raw(name);
        int semicolon = value.indexOf(';');
        if (semicolon < 0) {
            return null;
        }
        try {
            return new ParameterList(value.substring(semicolon)).get(parameter);
        } catch (jakarta.mail.internet.ParseException e) {
            Matcher plain = Pattern.compile("(?i)[;\\s]" + parameter + "\\s*=\\s*\"?([^\";]{1,300})")
                    .matcher(value);
            return plain.find() ? plain.group(1).strip() : null;
        }
    }
}
