package dev.frontdesk.crm;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of records of one kind.
 *
 * @param query search and filters as parameters, beginning with a question mark
 * @param narrowed how many filters are set
 * @param total in words
 * @param next address of the next part; null on the last
 */
public record RecordList(
        CrmTabs tabs,
        Entity entity,
        String search,
        String query,
        List<Field> filters,
        int narrowed,
        List<Row> rows,
        String total,
        @Nullable String next,
        boolean mayCreate,
        boolean mayImport,
        boolean mayExport) {

    private static final Map<Entity, List<String>> COLUMNS = Map.of(
            Entity.CUSTOMER, List.of("status", "company_name", "phone", "email", "assigned_name"),
            Entity.LEAD, List.of("status", "source", "phone", "estimated_value", "assigned_name"),
            Entity.DEAL, List.of("stage", "customer_name", "value", "expected_close_date", "assigned_name"),
            Entity.ORDER, List.of("status", "customer_name", "total", "payment_status", "order_date"),
            Entity.PAYMENT, List.of("status", "order_code", "amount", "method", "paid_at"),
            Entity.ISSUE, List.of("status", "priority", "customer_name", "assigned_name", "created_at"),
            Entity.EMPLOYEE, List.of("status", "job_title", "email", "phone"),
            Entity.ACTIVITY, List.of("status", "type", "due_at", "assigned_name"));

    /** @param cells in the order of the columns */
    public record Row(long id, String name, String link, List<Shown> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        static Row of(Page page, Entry entry) {
            return new Row(
                    entry.id(),
                    entry.name(),
                    "/app/crm/" + entry.entity().plural() + "/" + entry.id(),
                    columns(entry.entity()).stream()
                            .map(name -> Shown.of(page, entry, name))
                            .toList());
        }
    }

    public RecordList {
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    static List<String> columns(Entity entity) {
        return COLUMNS.getOrDefault(entity, List.of());
    }

    /** Names of the columns after the first. */
    public List<String> heads(Page page) {
        return columns(entity).stream()
                .map(name -> RecordWords.label(page, name))
                .toList();
    }

    public boolean isSearched() {
        return !search.isEmpty() || narrowed > 0;
    }
}
