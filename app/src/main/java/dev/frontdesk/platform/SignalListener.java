package dev.frontdesk.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the one connection on which notifications arrive, and makes a new one when it breaks. */
final class SignalListener implements AutoCloseable {

    static final String CHANNEL = "frontdesk";

    private static final Logger log = LoggerFactory.getLogger(SignalListener.class);
    private static final int WAIT_MILLIS = 10_000;
    private static final int TIMEOUT_SECONDS = 5;
    private static final Duration RETRY = Duration.ofMillis(300);

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Consumer<String> receiver;
    private final Runnable gap;
    private final Thread thread;
    private volatile @Nullable Connection current;
    private volatile boolean closed;

    /** @param gap called after every connection but the first */
    SignalListener(DatabaseAddress address, Consumer<String> receiver, Runnable gap) {
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("frontdesk-signals");
        this.receiver = receiver;
        this.gap = gap;
        this.thread = Thread.ofPlatform().name("signals-listen").daemon().start(this::listen);
    }

    private void listen() {
        boolean first = true;
        boolean told = false;
        while (!closed) {
            try (Connection connection = source.getConnection()) {
                current = connection;
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                if (!first) {
                    log.info("signals_resumed");
                    gap.run();
                }
                first = false;
                told = false;
                receiveFrom(connection);
            } catch (SQLException e) {
                if (!closed && !told) {
                    log.atWarn().addKeyValue("reason", e.getMessage()).log("signals_interrupted");
                    told = true;
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void receiveFrom(Connection connection) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = listening.getNotifications(WAIT_MILLIS);
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid(TIMEOUT_SECONDS)) {
                    return;
                }
                continue;
            }
            for (PGNotification notification : notifications) {
                receiver.accept(notification.getParameter());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        Connection connection = current;
        if (connection != null) {
            connection.abort(Runnable::run);
        }
        LockSupport.unpark(thread);
    }
}
