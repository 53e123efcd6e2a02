package dev.frontdesk.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets under the names of what they are, and texts in which none of them may be found. */
final class PlantedSecrets {

    /** As somebody could read it who looks at the text, or at bytes written in hexadecimal or base 64. */
    private record Form(String secret, String text) {}

    private final List<Form> forms = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @return the same text */
    String plant(String name, String text) {
        if (text.length() < 8) {
            throw new IllegalArgumentException(name + " is too short to be looked for: " + text);
        }
        byte[] bytes = text.getBytes(UTF_8);
        forms.add(new Form(name, text));
        forms.add(new Form(name + " in hexadecimal", HexFormat.of().formatHex(bytes)));
        // Without the end, which depends on what follows.
        forms.add(new Form(
                name + " in base 64",
                Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(0, bytes.length * 4 / 3 - 1)));
        return text;
    }

    void plant(String name, byte[] bytes) {
        forms.add(new Form(name + " in hexadecimal", HexFormat.of().formatHex(bytes)));
        forms.add(new Form(name + " in base 64", Base64.getEncoder().encodeToString(bytes)));
    }

    /** What somebody may see at {@code place}. */
    void show(String place, String text) {
        texts.merge(place, text, (before, more) -> before + "\n" + more);
    }

    int lengthShown() {
        return texts.values().stream().mapToInt(String::length).sum();
    }

    /** Every row of every table, whoever may read it. */
    void showTables(JdbcClient owner) {
        List<String> tables = owner.sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename)
                        from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
        for (String table : tables) {
            owner.sql("select each::text from " + table + " each")
                    .query(String.class)
                    .list()
                    .forEach(row -> show("table " + table, row));
        }
    }

    /** Which secret is found where, with a little of what stands before it. */
    List<String> found() {
        List<String> found = new ArrayList<>();
        texts.forEach((place, text) -> {
            String lower = text.toLowerCase(Locale.ROOT);
            for (Form form : forms) {
                int at = lower.indexOf(form.text().toLowerCase(Locale.ROOT));
                if (at >= 0) {
                    found.add(form.secret() + " in " + place + ": …" + text.substring(Math.max(0, at - 120), at));
                }
            }
        });
        return found;
    }
}
