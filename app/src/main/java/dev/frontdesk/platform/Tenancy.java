package dev.frontdesk.platform;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens transactions that see one organization. Every statement for a person or a model runs inside one of them:
 * outside, row-level security shows no tenant rows at all. Must not be held while a provider or a model is called.
 */
@Component
public class Tenancy {

    private static final String SET_ORGANIZATION = "select set_config('frontdesk.organization', ?, true)";

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Tenancy(PlatformTransactionManager transactions, JdbcClient jdbc, DataSource dataSource) {
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.jdbc = jdbc;
        this.template = new JdbcTemplate(dataSource);
    }

    public <T> T write(OrganizationId organization, Supplier<T> work) {
        return in(writing, organization, work);
    }

    public void run(OrganizationId organization, Runnable work) {
        in(writing, organization, () -> {
            work.run();
            return true;
        });
    }

    public <T> T read(OrganizationId organization, Supplier<T> work) {
        return in(reading, organization, work);
    }

    /** Reads with one select, in one round trip: for what happens at every message. */
    public <T> List<T> look(OrganizationId organization, Look<T> look) {
        return look(organization, List.of(look)).next(look);
    }

    /** Reads with two selects that see the same moment or a later one, in one round trip. */
    public <A, B, R> R look(
            OrganizationId organization, Look<A> first, Look<B> second, BiFunction<List<A>, List<B>, R> both) {
        Seen seen = look(organization, List.of(first, second));
        return both.apply(seen.next(first), seen.next(second));
    }

    /** The rows of the looks, in their order. */
    private record Seen(Iterator<List<?>> rows) {
        @SuppressWarnings("unchecked") // they come in the order in which they were asked for
        <T> List<T> next(Look<T> look) {
            return (List<T>) rows.next();
        }
    }

    /** Statements that are sent together are one transaction, which ends when all are done: no begin, no commit. */
    @SuppressWarnings("NullAway") // the template returns what the callback returns
    private Seen look(OrganizationId organization, List<Look<?>> looks) {
        StringBuilder sql = new StringBuilder(SET_ORGANIZATION);
        looks.forEach(look -> sql.append(";\n").append(look.sql()));
        return template.execute(sql.toString(), (PreparedStatement statement) -> {
            statement.setString(1, organization.toString());
            int parameter = 2;
            for (Look<?> look : looks) {
                parameter = look.bind(statement, parameter);
            }
            statement.execute();
            List<List<?>> rows = new ArrayList<>();
            for (Look<?> look : looks) {
                if (!statement.getMoreResults()) {
                    throw new IllegalStateException("Not one select: " + look.sql());
                }
                rows.add(look.read(statement.getResultSet()));
            }
            return new Seen(rows.iterator());
        });
    }

    @SuppressWarnings("NullAway") // the template returns what the work returns
    private <T> T in(TransactionTemplate template, OrganizationId organization, Supplier<T> work) {
        return template.execute(status -> {
            jdbc.sql(SET_ORGANIZATION)
                    .param(organization.toString())
                    .query(String.class)
                    .single();
            return work.get();
        });
    }
}
