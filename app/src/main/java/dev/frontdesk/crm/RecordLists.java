package dev.frontdesk.crm;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what the lists of the panel show. */
@Component
class RecordLists {

    private static final int SHOWN = 50;
    private static final int EMPLOYEES_MAX = 100;

    private final Records records;
    private final Pipelines pipelines;
    private final Standing standing;

    RecordLists(Records records, Pipelines pipelines, Standing standing) {
        this.records = records;
        this.pipelines = pipelines;
        this.standing = standing;
    }

    /** A filter that cannot be read finds nothing, and says so beside its field. */
    RecordList list(Page page, Who who, Entity entity, Map<String, String> parameters) {
        who.require(entity, Action.READ);
        if (entity == Entity.EMPLOYEE) {
            standing.gather(who.organization());
        }
        String search = parameters.getOrDefault("q", "").strip();
        Map<String, String> said = ListFilters.said(entity, parameters);
        List<Field> fields = ListFilters.fields(page, entity, said, employees(who), stages(who, entity));
        try {
            return shown(page, who, entity, search, said, fields, find(who, entity, parameters, search, said));
        } catch (Problem.Invalid | Refusal wrong) {
            return shown(page, who, entity, search, said, marked(fields, wrong), new Part(List.of(), 0, null));
        }
    }

    private Part find(Who who, Entity entity, Map<String, String> parameters, String search, Map<String, String> said) {
        String cursor = parameters.getOrDefault("cursor", "");
        Long after = cursor.matches("\\d{1,18}") ? (Long) Long.parseLong(cursor) : null;
        return records.list(who, entity, said, search.isEmpty() ? null : search, SHOWN, after);
    }

    private static List<Field> marked(List<Field> fields, RuntimeException wrong) {
        List<Problem.Field> problems = switch (wrong) {
            case Problem.Invalid invalid -> invalid.errors();
            case Refusal refusal ->
                List.of(new Problem.Field(
                        String.valueOf(refusal.refused().field()),
                        refusal.refused().message()));
            default -> List.of();
        };
        Typed typed = new Typed(Typed.NOTHING.values(), problems);
        return fields.stream().map(typed::into).toList();
    }

    private static RecordList shown(
            Page page, Who who, Entity entity, String search, Map<String, String> said, List<Field> fields, Part part) {
        String query = ListFilters.query(search, said);
        Long next = part.next();
        boolean exports = who.scope(entity, Action.EXPORT) != Scope.NONE;
        return new RecordList(
                CrmTabs.of(page, who, entity),
                entity,
                search,
                query,
                fields,
                said.size(),
                part.items().stream()
                        .map(entry -> RecordList.Row.of(page, entry))
                        .toList(),
                total(page, part.total()),
                next == null ? null : "/app/crm/" + entity.plural() + query + "&cursor=" + next,
                Reach.create(who, entity),
                exports && Imports.KINDS.contains(entity),
                exports);
    }

    private static String total(Page page, @Nullable Integer total) {
        return total == null
                ? page.say("crm.page.total.many", page.number(Part.TOTAL_MAX))
                : page.say("crm.page.total", total);
    }

    /** Those that something can be given to; nobody for whoever may not see them. */
    List<Option> employees(Who who) {
        if (who.scope(Entity.EMPLOYEE, Action.READ) == Scope.NONE) {
            return List.of();
        }
        standing.gather(who.organization());
        return records.list(who, Entity.EMPLOYEE, Map.of(), null, EMPLOYEES_MAX, null).items().stream()
                .map(each -> new Option(String.valueOf(each.id()), each.name()))
                .toList();
    }

    List<Stage> stages(Who who, Entity entity) {
        return entity == Entity.DEAL ? pipelines.usual(who.organization()).stages() : List.of();
    }
}
