package dev.frontdesk.crm;

import dev.frontdesk.panel.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of a record shows. */
@Component
class RecordSheets {

    private static final int RELATED_SHOWN = 5;

    /** By what others point at a record of this kind. */
    private static final Map<Entity, Map<Entity, String>> POINTING = Map.of(
            Entity.CUSTOMER,
            Map.of(Entity.DEAL, "customer_id", Entity.ORDER, "customer_id", Entity.ISSUE, "customer_id"),
            Entity.ORDER,
            Map.of(Entity.PAYMENT, "order_id"));

    private final Records records;
    private final Timeline timeline;
    private final RecordLists lists;

    RecordSheets(Records records, Timeline timeline, RecordLists lists) {
        this.records = records;
        this.timeline = timeline;
        this.lists = lists;
    }

    RecordSheet of(Page page, Who who, Entity entity, long id) {
        Entry entry = records.get(who, entity, String.valueOf(id));
        String word = entry.text("stage").orElse(entry.state());
        boolean moves = entity == Entity.DEAL && Reach.covers(who, entry, Action.UPDATE);
        boolean open = entry.state().equals("open");
        return new RecordSheet(
                CrmTabs.of(page, who, entity),
                entity,
                id,
                entry.version(),
                entry.name(),
                word.isEmpty() ? "" : RecordWords.word(page, entity, word),
                RecordWords.tone(open ? word : entry.state()),
                facts(page, entry),
                related(page, who, entry),
                timeline.of(who, entry).stream()
                        .map(happening -> event(page, entity, happening))
                        .toList(),
                moves && open ? stages(who, word) : List.of(),
                entity == Entity.DEAL && !open && who.scope(entity, Action.REOPEN) != Scope.NONE,
                Reach.change(who, entry),
                Reach.delete(who, entry));
    }

    private static List<Shown> facts(Page page, Entry entry) {
        Stream<Shown> about = entry.entity() == Entity.ACTIVITY ? Stream.of(about(page, entry)) : Stream.empty();
        Stream<Shown> said = Stream.concat(
                        Attributes.of(entry.entity()).stream()
                                .map(Attribute::name)
                                .filter(name -> !name.equals(entry.entity().titled()))
                                .filter(name -> !name.matches("currency|pipeline_id|record_id|entity|state")),
                        Stream.of("created_at", "updated_at"))
                .map(name -> Shown.of(page, entry, name))
                .filter(shown -> !shown.isEmpty());
        return Stream.concat(about, said).toList();
    }

    private static Shown about(Page page, Entry activity) {
        Entity entity = Entity.ofWord(activity.text("entity").orElse("")).orElse(Entity.CUSTOMER);
        String number = activity.text("record_id").orElse("");
        return new Shown(
                RecordWords.label(page, "entity"),
                page.say("crm.page.one." + entity.word()) + " #" + number,
                null,
                null,
                "/app/crm/" + entity.plural() + "/" + number,
                false);
    }

    private List<RecordSheet.Related> related(Page page, Who who, Entry entry) {
        Map<Entity, String> pointing = POINTING.getOrDefault(entry.entity(), Map.of());
        return Stream.of(Entity.DEAL, Entity.ORDER, Entity.PAYMENT, Entity.ISSUE)
                .filter(pointing::containsKey)
                .filter(each -> who.scope(each, Action.READ) != Scope.NONE)
                .map(each -> related(page, who, entry, each, Objects.requireNonNull(pointing.get(each))))
                .filter(each -> !each.rows().isEmpty())
                .toList();
    }

    private RecordSheet.Related related(Page page, Who who, Entry entry, Entity other, String key) {
        Part part = records.list(who, other, Map.of(key, entry.id()), null, RELATED_SHOWN, null);
        return new RecordSheet.Related(
                page.say("crm.page.kind." + other.word()),
                "/app/crm/" + other.plural() + "?" + key + "=" + entry.id(),
                part.items().stream().map(each -> RecordList.Row.of(page, each)).toList());
    }

    private List<Board.Target> stages(Who who, String at) {
        return lists.stages(who, Entity.DEAL).stream()
                .filter(stage -> !stage.code().equals(at))
                .map(Board.Target::of)
                .toList();
    }

    private static RecordSheet.Event event(Page page, Entity entity, Happening happening) {
        String to = said(page, entity, happening.to());
        String title = switch (happening.kind()) {
            case "moved" -> page.say("crm.page.timeline.moved", said(page, entity, happening.from()), to);
            case "created" -> page.say("crm.page.word.created") + (to.isEmpty() ? "" : " · " + to);
            default ->
                RecordWords.word(page, Entity.ACTIVITY, happening.kind())
                        + (to.isEmpty() ? "" : " · " + said(page, Entity.ACTIVITY, happening.to()));
        };
        return new RecordSheet.Event(
                happening.at(),
                icon(happening.kind()),
                title,
                Objects.requireNonNullElse(happening.text(), ""),
                happening.by());
    }

    private static String said(Page page, Entity entity, @Nullable String word) {
        return word == null ? "" : RecordWords.word(page, entity, word);
    }

    private static String icon(String kind) {
        return switch (kind) {
            case "created" -> "plus";
            case "moved" -> "forward";
            case "comment", "note" -> "edit";
            case "call", "telegram", "email" -> "messages";
            case "meeting" -> "people";
            case "task" -> "check";
            default -> "info";
        };
    }
}
