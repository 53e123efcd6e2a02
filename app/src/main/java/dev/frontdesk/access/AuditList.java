package dev.frontdesk.access;

import dev.frontdesk.audit.RecordedEntry;
import dev.frontdesk.organization.Member;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Kind;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of the audit trail.
 *
 * @param actions names of actions to choose from
 * @param query the filter as parameters, beginning with a question mark
 * @param next cursor of the next page; null on the last
 */
public record AuditList(
        List<Item> items,
        List<Field> fields,
        List<String> actions,
        String query,
        @Nullable Long next) {

    /** Empty or null takes all. Days are those of UTC. */
    record Filter(
            String action,
            @Nullable UUID actor,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** @param outcome empty when it succeeded */
    public record Item(
            Instant at,
            String actor,
            String action,
            String subject,
            Tone tone,
            String outcome,
            Map<String, String> details) {}

    private static final List<String> ACTIONS = List.of(
            "session.opened",
            "session.refused",
            "member.invited",
            "member.joined",
            "member.role_changed",
            "member.removed",
            "connection.created",
            "connection.changed",
            "connection.started",
            "connection.stopped",
            "connection.deleted",
            "project.created",
            "project.changed",
            "project.published",
            "project.put_back",
            "document.added",
            "document.removed",
            "message.handled");

    static AuditList of(Page page, Filter filter, List<RecordedEntry> found, int limit, List<Member> members) {
        return new AuditList(
                found.stream().limit(limit).map(entry -> item(page, entry)).toList(),
                fields(page, filter, members),
                ACTIONS,
                query(filter),
                found.size() > limit ? found.get(limit - 1).position() : null);
    }

    private static Item item(Page page, RecordedEntry entry) {
        Map<String, String> details = new TreeMap<>();
        entry.details().forEach((name, value) -> details.put(name, brief(value)));
        entry.personal().values().forEach(facts -> facts.forEach((name, value) -> details.put(name, brief(value))));
        details.values().removeIf(value -> value.equals(entry.actorName()));
        boolean succeeded = entry.outcome().equals("succeeded");
        return new Item(
                entry.at(),
                Objects.requireNonNullElseGet(
                        entry.actorName(),
                        () -> page.sayOr("access.audit.actor." + entry.actorKind(), entry.actorKind())),
                entry.action(),
                Objects.requireNonNullElse(entry.subjectKind(), ""),
                entry.outcome().equals("failed") ? Tone.BAD : Tone.WARN,
                succeeded ? "" : page.sayOr("access.audit.outcome." + entry.outcome(), entry.outcome()),
                details);
    }

    /** Ids are long, and their ends tell them apart. */
    private static String brief(Object value) {
        String text = String.valueOf(value);
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? "…" + text.substring(24) : text;
    }

    private static List<Field> fields(Page page, Filter filter, List<Member> members) {
        List<Option> people = new ArrayList<>();
        people.add(new Option("", page.say("access.audit.anybody")));
        for (Member member : members) {
            if (member.account() != null) {
                people.add(new Option(member.account().toString(), member.name()));
            }
        }
        return List.of(
                Field.text("action", page.say("access.audit.action"))
                        .value(filter.action())
                        .placeholder("connection.started")
                        .needed(),
                Field.select("actor", page.say("access.audit.actor"), people)
                        .value(filter.actor() == null ? "" : filter.actor().toString())
                        .needed(),
                Field.of(Kind.DATE, "from", page.say("access.audit.from"))
                        .value(text(filter.from()))
                        .needed(),
                Field.of(Kind.DATE, "to", page.say("access.audit.to"))
                        .value(text(filter.to()))
                        .needed());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String query(Filter filter) {
        return "?action=" + URLEncoder.encode(filter.action(), StandardCharsets.UTF_8) + "&actor="
                + text(filter.actor()) + "&from=" + text(filter.from()) + "&to=" + text(filter.to());
    }
}
