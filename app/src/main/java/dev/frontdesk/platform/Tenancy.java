package dev.frontdesk.platform;

import java.util.function.Supplier;
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

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final JdbcClient jdbc;

    Tenancy(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.jdbc = jdbc;
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

    @SuppressWarnings("NullAway") // the template returns what the work returns
    private <T> T in(TransactionTemplate template, OrganizationId organization, Supplier<T> work) {
        return template.execute(status -> {
            jdbc.sql("select set_config('frontdesk.organization', ?, true)")
                    .param(organization.toString())
                    .query(String.class)
                    .single();
            return work.get();
        });
    }
}
