package dev.frontdesk.crm;

import dev.frontdesk.panel.Tone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one record.
 *
 * @param state in words; empty: it has none
 * @param stages where a deal may be moved; empty where it may not
 * @param closed whether a deal is, and may be opened again by this person
 */
public record RecordSheet(
        CrmTabs tabs,
        Entity entity,
        long id,
        long version,
        String name,
        String state,
        Tone tone,
        List<Shown> facts,
        List<Related> related,
        List<Event> events,
        List<Board.Target> stages,
        boolean closed,
        boolean mayChange,
        boolean mayDelete) {

    /** Records that belong to it, the newest. */
    public record Related(String title, String all, List<RecordList.Row> rows) {
        public Related {
            rows = List.copyOf(rows);
        }
    }

    /** @param by null: nobody is known */
    public record Event(
            Instant at,
            String icon,
            String title,
            String text,
            @Nullable String by) {}

    public RecordSheet {
        facts = List.copyOf(facts);
        related = List.copyOf(related);
        events = List.copyOf(events);
        stages = List.copyOf(stages);
    }

    public String address() {
        return "/app/crm/" + entity.plural() + "/" + id;
    }
}
