package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Tenancy;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes customers and leads out of CSV files. A file is looked at first, and what is wrong with it listed; importing
 * leaves the rows with faults out and writes the others in one transaction.
 */
@Component
class Imports {

    static final Set<Entity> KINDS = Set.of(Entity.CUSTOMER, Entity.LEAD);

    private final Records records;
    private final References references;
    private final CrmSettingsStore settings;
    private final KnownKeys keys;
    private final Tenancy tenancy;

    Imports(Records records, References references, CrmSettingsStore settings, KnownKeys keys, Tenancy tenancy) {
        this.records = records;
        this.references = references;
        this.settings = settings;
        this.keys = keys;
        this.tenancy = tenancy;
    }

    /** @throws Problem.Invalid for a file that cannot be read as a whole */
    ImportReport check(Who who, Entity entity, byte[] file) {
        require(who, entity);
        Looked looked = tenancy.read(who.organization(), () -> new Looking(who, entity, file).look());
        return looked.report(0);
    }

    /** @param digest that the check gave; null: the caller did not check */
    ImportReport run(Who who, Entity entity, byte[] file, @Nullable String digest) {
        require(who, entity);
        if (digest != null && !digest.equals(digest(file))) {
            throw CsvTable.invalid("crm.page.invalid.file.changed");
        }
        return tenancy.write(who.organization(), () -> {
            Looked looked = new Looking(who, entity, file).look();
            looked.fitting().forEach(values -> records.insert(who, entity, values));
            return looked.report(looked.fitting().size());
        });
    }

    static void require(Who who, Entity entity) {
        who.require(entity, Action.EXPORT);
        if (!KINDS.contains(entity)) {
            throw Refusal.forbidden();
        }
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param fitting values of the rows without faults */
    private record Looked(
            CsvTable table,
            CsvColumns columns,
            List<Map<String, @Nullable Object>> fitting,
            List<Fault> faults,
            String digest) {

        ImportReport report(int imported) {
            return new ImportReport(
                    table.charset().name(),
                    String.valueOf(table.delimiter()),
                    columns.known(),
                    columns.ignored(),
                    table.rows().size(),
                    fitting.size(),
                    imported,
                    table.rows().size() - fitting.size(),
                    faults.stream().limit(ImportReport.FAULTS_MAX).toList(),
                    Math.max(0, faults.size() - ImportReport.FAULTS_MAX),
                    digest);
        }
    }

    private final class Looking {

        private final Who who;
        private final Entity entity;
        private final CsvTable table;
        private final CsvColumns columns;
        private final CrmSettings counted;
        private final String digest;
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();

        Looking(Who who, Entity entity, byte[] file) {
            this.who = who;
            this.entity = entity;
            this.digest = digest(file);
            this.table = CsvTable.read(file);
            this.columns = CsvColumns.of(entity, table.header());
            this.counted = settings.get(who.organization());
        }

        Looked look() {
            Map<CsvTable.Row, Map<String, @Nullable Object>> read = new LinkedHashMap<>();
            for (CsvTable.Row row : table.rows()) {
                Map<String, @Nullable Object> values = values(row);
                if (values != null) {
                    read.put(row, values);
                }
            }
            Map<String, Long> emails = keys.emails(who.organization(), entity, keys(read, "email"));
            Map<String, Long> phones = keys.phones(who.organization(), entity, keys(read, "phone"));
            List<Map<String, @Nullable Object>> fitting = new ArrayList<>();
            read.forEach((row, values) -> {
                boolean email = isFresh(row, values, "email", emails);
                boolean phone = isFresh(row, values, "phone", phones);
                if (email && phone) {
                    fitting.add(values);
                }
            });
            faults.sort(Comparator.comparingInt(Fault::row));
            return new Looked(table, columns, fitting, faults, digest);
        }

        /** Null: there are faults. */
        private @Nullable Map<String, @Nullable Object> values(CsvTable.Row row) {
            int before = faults.size();
            if (row.cells().stream().skip(table.header().size()).anyMatch(cell -> !cell.isEmpty())) {
                fault(row, "", "crm.page.invalid.row.long");
            }
            try {
                Map<String, @Nullable Object> values = new Reading(columns.said(row), references, who, counted.zone())
                        .read(Attributes.first(entity).toList(), true);
                if (entity == Entity.LEAD && !"new".equals(values.getOrDefault("status", "new"))) {
                    fault(
                            row,
                            columns.name("status"),
                            "crm.page.invalid.row.status",
                            Words.here().say("crm.page.word.new"));
                }
                if (Attributes.find(entity, "currency").isPresent()) {
                    values.putIfAbsent("currency", counted.currency());
                }
                return faults.size() == before ? values : null;
            } catch (Problem.Invalid invalid) {
                invalid.errors()
                        .forEach(each ->
                                faults.add(new Fault(row.number(), columns.name(each.field()), each.message())));
            } catch (Refusal refusal) {
                String field = refusal.refused().field();
                faults.add(new Fault(
                        row.number(),
                        field == null ? "" : columns.name(field),
                        refusal.refused().message()));
            }
            return null;
        }

        private void fault(CsvTable.Row row, String column, String key, Object... arguments) {
            faults.add(new Fault(row.number(), column, Words.here().say(key, arguments)));
        }

        private static List<String> keys(Map<CsvTable.Row, Map<String, @Nullable Object>> read, String attribute) {
            return read.values().stream()
                    .map(values -> key(values, attribute))
                    .filter(key -> !key.isEmpty())
                    .distinct()
                    .toList();
        }

        private static String key(Map<String, @Nullable Object> values, String attribute) {
            Object value = values.get(attribute);
            if (value == null) {
                return "";
            }
            return attribute.equals("phone")
                    ? value.toString().replaceAll("\\D", "")
                    : value.toString().toLowerCase(Locale.ROOT);
        }

        /** Whether neither a row above nor a record has this key. */
        private boolean isFresh(
                CsvTable.Row row, Map<String, @Nullable Object> values, String attribute, Map<String, Long> known) {
            String key = key(values, attribute);
            if (key.isEmpty()) {
                return true;
            }
            Integer above = seen.putIfAbsent(attribute + ":" + key, row.number());
            Long id = known.get(key);
            if (above != null) {
                fault(row, columns.name(attribute), "crm.page.invalid.row.twice", above);
            } else if (id != null) {
                fault(row, columns.name(attribute), "crm.page.invalid.row.known", id);
            }
            return above == null && id == null;
        }
    }
}
