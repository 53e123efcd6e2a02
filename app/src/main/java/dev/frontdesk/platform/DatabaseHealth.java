package dev.frontdesk.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database takes connections. Asked on a connection of its own, so that a busy pool is not called broken. */
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private static final int TIMEOUT_SECONDS = 2;
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private long askedAtNanos;
    private Health last = Health.unknown().build();

    DatabaseHealth(DatabaseAddress address) {
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        source.setSocketTimeout(TIMEOUT_SECONDS);
        askedAtNanos = System.nanoTime() - KEPT.toNanos();
    }

    @Override
    public synchronized Health health() {
        if (System.nanoTime() - askedAtNanos >= KEPT.toNanos()) {
            last = ask();
            askedAtNanos = System.nanoTime();
        }
        return last;
    }

    private Health ask() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(TIMEOUT_SECONDS)
                    ? Health.up().build()
                    : Health.down().build();
        } catch (SQLException e) {
            return Health.down().build();
        }
    }
}
