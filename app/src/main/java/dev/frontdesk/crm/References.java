package dev.frontdesk.crm;

import dev.frontdesk.tool.Outcome.Candidate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the record that somebody means by a number ({@code 5}, {@code #5}), a code, {@code me}, or a name, among those
 * they may read. Where a name fits several, it asks back and never guesses. Runs inside a transaction of {@code Tenancy}.
 */
@Component
class References {

    private static final Pattern NUMBER = Pattern.compile("[#№]?\\s*(\\d{1,18})");
    private static final Pattern CODE = Pattern.compile("(ORD|ISS)-\\d{4}-\\d{1,9}");
    private static final int CANDIDATES = 5;

    private final RecordStore store;
    private final JdbcClient jdbc;

    References(RecordStore store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    /** @throws Refusal when there is none in reach, or more than one */
    long resolve(Who who, Entity entity, String field, String said) {
        Scope scope = who.scope(entity, Action.READ);
        String text = said.strip();
        Optional<Long> number = number(who, entity, text);
        if (number.isPresent()) {
            return store.find(who, entity, number.get(), scope)
                    .orElseThrow(() -> Refusal.missing(entity, text))
                    .id();
        }
        List<Entry> found = store.list(who, entity, scope, new Wanted(List.of(), text, false, CANDIDATES, null));
        List<Entry> exact = found.stream()
                .filter(entry -> SearchWords.plain(entry.text(entity.titled()).orElse(""))
                        .equals(SearchWords.plain(text)))
                .toList();
        List<Entry> meant = exact.size() == 1 ? exact : found;
        if (meant.isEmpty() || SearchWords.asked(text).isEmpty()) {
            throw Refusal.missing(entity, text);
        }
        if (meant.size() > 1) {
            throw Refusal.ambiguous(
                    field,
                    entity,
                    meant.stream()
                            .limit(CANDIDATES)
                            .map(entry -> new Candidate(String.valueOf(entry.id()), entry.name()))
                            .toList());
        }
        return meant.getFirst().id();
    }

    private Optional<Long> number(Who who, Entity entity, String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return Optional.of(Long.valueOf(number.group(1)));
        }
        String code = text.toUpperCase(Locale.ROOT);
        if (entity.series() != null && CODE.matcher(code).matches()) {
            return Optional.of(jdbc.sql("select " + entity.key() + " from " + entity.table()
                            + " where organization_id = ? and code = ?")
                    .params(who.organization().value(), code)
                    .query(Long.class)
                    .optional()
                    .orElse(0L));
        }
        if (text.equalsIgnoreCase("me")) {
            Long me = entity == Entity.EMPLOYEE ? who.employee() : entity == Entity.CUSTOMER ? who.customer() : null;
            return Optional.of(me == null ? 0L : me);
        }
        return Optional.empty();
    }
}
