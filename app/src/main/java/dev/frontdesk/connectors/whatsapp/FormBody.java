package dev.frontdesk.connectors.whatsapp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters of a form, sorted by code point as they are signed. Empty ones count; the same value twice is once. */
final class FormBody {

    private static final int PARAMETERS_MAX = 1_000;

    private final SortedMap<String, SortedSet<String>> values = new TreeMap<>();

    /** @throws IllegalArgumentException when it is no form, or has a thousand parameters and more */
    static FormBody parse(String encoded) {
        FormBody form = new FormBody();
        int start = 0;
        for (int count = 0; start < encoded.length(); count++) {
            if (count == PARAMETERS_MAX) {
                throw new IllegalArgumentException("There are too many parameters");
            }
            int ampersand = encoded.indexOf('&', start);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            form.add(encoded.substring(start, end));
            start = end + 1;
        }
        return form;
    }

    private void add(String pair) {
        if (!pair.isEmpty()) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.computeIfAbsent(decoded(name), key -> new TreeSet<>()).add(decoded(value));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Null where it is absent or empty. */
    @Nullable String get(String name) {
        SortedSet<String> all = values.get(name);
        return all == null || all.getLast().isEmpty() ? null : all.getLast();
    }

    String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    /** Every name followed by each of its values, without separators. */
    String signed() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, all) -> all.forEach(value -> text.append(name).append(value)));
        return text.toString();
    }
}
