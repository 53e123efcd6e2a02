package dev.frontdesk.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The two doors to the database: the application's role, under row-level security, and the pipeline's role, which may
 * touch the pipeline's tables alone. The owner's connection is used by migrations only.
 */
@Configuration
class Database {

    private static final String[] MODULES = {
        "platform",
        "organization",
        "audit",
        "access",
        "connector",
        "project",
        "knowledge",
        "media",
        "conversation",
        "tool",
        "assistant",
        "crm",
        "signin",
        "mcp",
        "evaluate"
    };

    @Bean
    DataFolder dataFolder(FrontdeskSettings settings) {
        return DataFolder.open(settings.data());
    }

    /** Empty where the operator brings a database. */
    @Bean
    EmbeddedServer embeddedServer(FrontdeskSettings settings, DataFolder data) {
        return new EmbeddedServer(
                settings.databaseUrl() == null
                        ? EmbeddedPostgres.start(data.path().resolve("postgres"))
                        : null);
    }

    @Bean
    DatabaseAddress databaseAddress(FrontdeskSettings settings, EmbeddedServer embedded) {
        return embedded.postgres() == null
                ? DatabaseAddress.parse(Objects.requireNonNull(settings.databaseUrl()))
                : embedded.postgres().address();
    }

    @Bean
    Migrated migrated(DatabaseAddress address) {
        return migrate(address);
    }

    static Migrated migrate(DatabaseAddress address) {
        DataSource owner = new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
        try {
            Flyway.configure()
                    .dataSource(owner)
                    .locations(Arrays.stream(MODULES)
                            .map(module -> "classpath:db/migration/" + module)
                            .toArray(String[]::new))
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw refusal(address, e);
        }
        RoleCheck.refuseIfBypassing(owner);
        return new Migrated();
    }

    @Bean
    @Primary
    DataSource dataSource(DatabaseAddress address, Migrated migrated) {
        return pool("app", address, 24, "set role frontdesk_app");
    }

    @Bean
    @Qualifier("pipeline") DataSource pipelineDataSource(DatabaseAddress address, Migrated migrated) {
        // Its statements are few, long and always run over whole batches: planning them anew costs more than running
        // them.
        return pool("pipeline", address, 8, "set role frontdesk_pipeline; set plan_cache_mode = force_generic_plan");
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Qualifier("pipeline") JdbcClient pipelineJdbcClient(@Qualifier("pipeline") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    private static HikariDataSource pool(String name, DatabaseAddress address, int size, String begin) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.addDataSourceProperty("ApplicationName", "frontdesk-" + name);
        config.setConnectionInitSql(begin);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static OperatorError refusal(DatabaseAddress address, FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException error) {
                ServerErrorMessage server = error.getServerErrorMessage();
                String reason = server == null ? error.getMessage() : server.getMessage();
                String hint = server == null ? null : server.getHint();
                String state = String.valueOf(error.getSQLState());
                if (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D")) {
                    return new OperatorError(
                            "The database at " + address + " can't be reached as " + address.user() + " (" + reason
                                    + "). Check DATABASE_URL and that the server runs.",
                            failure);
                }
                if (state.equals("42501")) {
                    return new OperatorError(
                            "The database user " + address.user() + " has too few rights (" + reason + "). "
                                    + (hint == null ? "Make it the owner of the database and of schema public." : hint),
                            failure);
                }
            }
        }
        throw failure;
    }

    /** The schema is up to date. */
    record Migrated() {}

    /** @param postgres null where the operator brings a database */
    record EmbeddedServer(@Nullable EmbeddedPostgres postgres) implements AutoCloseable {

        @Override
        public void close() {
            if (postgres != null) {
                postgres.close();
            }
        }
    }
}
