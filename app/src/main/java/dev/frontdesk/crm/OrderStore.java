package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What belongs to an order beside its row. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class OrderStore {

    private final JdbcClient jdbc;

    OrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OrderItem> items(OrganizationId organization, long order) {
        return jdbc.sql("""
                        select product_name, sku, quantity, unit_price
                        from order_item
                        where organization_id = ? and order_id = ?
                        order by rank
                        """)
                .params(organization.value(), order)
                .query((row, number) -> new OrderItem(
                        row.getString("product_name"),
                        row.getString("sku"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("unit_price")))
                .list();
    }

    void replaceItems(OrganizationId organization, long order, List<OrderItem> items, String currency) {
        jdbc.sql("delete from order_item where organization_id = ? and order_id = ?")
                .params(organization.value(), order)
                .update();
        for (int i = 0; i < items.size(); i++) {
            OrderItem item = items.get(i);
            jdbc.sql("""
                            insert into order_item
                                (organization_id, order_id, rank, product_name, sku, quantity, unit_price, total)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(organization.value())
                    .param(order)
                    .param(i)
                    .param(item.product())
                    .param(item.sku())
                    .param(item.quantity())
                    .param(item.unitPrice())
                    .param(item.total(currency))
                    .update();
        }
    }

    /** What came in and what went back, of payments that were not deleted. */
    Received received(OrganizationId organization, long order) {
        return jdbc.sql("""
                        select coalesce(sum(amount) filter (where status = 'completed'), 0) as came,
                            coalesce(sum(amount) filter (where status = 'refunded'), 0) as went,
                            coalesce(bool_or(status = 'pending'), false) as pending
                        from payment
                        where organization_id = ? and order_id = ? and deleted_at is null
                        """)
                .params(organization.value(), order)
                .query((row, number) ->
                        new Received(row.getBigDecimal("came"), row.getBigDecimal("went"), row.getBoolean("pending")))
                .single();
    }

    /** Leaves the version as it is: who changes the order's words meanwhile is not in the way. */
    void settle(OrganizationId organization, long order, BigDecimal paid, String status, Instant now) {
        jdbc.sql("""
                        update customer_order
                        set paid = ?,
                            payment_status = ?,
                            updated_at = ?
                        where organization_id = ? and order_id = ?
                        """)
                .params(paid, status, now.atOffset(ZoneOffset.UTC), organization.value(), order)
                .update();
    }

    /** Of one payment. */
    BigDecimal refunded(OrganizationId organization, long payment) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0)
                        from payment
                        where organization_id = ? and refund_of = ? and deleted_at is null
                        """)
                .params(organization.value(), payment)
                .query(BigDecimal.class)
                .single();
    }
}
