package dev.frontdesk.sandbox.whatsapp;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a form, in their order. */
final class Form {

    record Entry(String name, String value) {}

    private final List<Entry> entries = new ArrayList<>();

    /** What cannot be decoded stays as it is. */
    static Form parse(String encoded) {
        Form form = new Form();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    Form add(String name, @Nullable Object value) {
        if (value != null) {
            entries.add(new Entry(name, value.toString()));
        }
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Null where it is absent or empty. */
    @Nullable String first(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name) && !entry.value().isEmpty())
                .map(Entry::value)
                .findFirst()
                .orElse(null);
    }

    String first(String name, String otherwise) {
        String value = first(name);
        return value == null ? otherwise : value;
    }

    List<String> all(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name) && !entry.value().isEmpty())
                .map(Entry::value)
                .toList();
    }

    String encoded() {
        return entries.stream()
                .map(entry -> URLEncoder.encode(entry.name(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
