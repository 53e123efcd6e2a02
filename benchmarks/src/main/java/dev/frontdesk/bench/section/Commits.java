package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Product;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Single rows into an empty database beside the product's, on its server with its settings, a commit each. */
final class Commits implements AutoCloseable {

    private final Product.Database server;

    private Commits(Product.Database server) {
        this.server = server;
    }

    static Commits on(Product.Database server) {
        Commits commits = new Commits(server);
        commits.administer("create database bare_commits");
        try (Connection connection = commits.connect("bare_commits");
                Statement statement = connection.createStatement()) {
            statement.execute("create table row (id bigserial primary key, text text not null)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return commits;
    }

    double perSecond(int connections, Duration duration) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long deadline = System.nanoTime() + duration.toNanos();
            List<CompletableFuture<Long>> counts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                counts.add(CompletableFuture.supplyAsync(() -> insertUntil(deadline), threads));
            }
            long sum = counts.stream().mapToLong(CompletableFuture::join).sum();
            return sum / (duration.toNanos() / 1e9);
        }
    }

    private long insertUntil(long deadline) {
        try (Connection connection = connect("bare_commits");
                PreparedStatement insert = connection.prepareStatement("insert into row (text) values (?)")) {
            long count = 0;
            while (System.nanoTime() < deadline) {
                insert.setString(1, "A row as long as a short message of a customer's.");
                insert.executeUpdate();
                count++;
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void administer(String order) {
        try (Connection connection = connect("frontdesk");
                Statement statement = connection.createStatement()) {
            statement.execute(order);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, "frontdesk", server.password());
    }

    @Override
    public void close() {
        administer("drop database bare_commits with (force)");
    }
}
