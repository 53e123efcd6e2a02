package dev.frontdesk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.TestPostgres;
import dev.frontdesk.testkit.ProductProcess;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two nodes on one database take in messages through a balancer; one is killed in the middle. */
class TwoNodesIT {

    private static final int CHATS = Integer.getInteger("crash.chats", 60);
    private static final int ROUNDS = 6;
    private static final long FIRST_CHAT = 830_000_000L;

    /** 32 bytes, as both nodes must have the same. */
    private static final String SECRET_KEY = "ZmFrZS1rZXktb2YtdHdvLW5vZGVzLTAxMjM0NTY3ODk=";

    private final SandboxControl telegram = new SandboxControl("telegram");
    private final String database = TestPostgres.migratedDatabase();
    private final JdbcClient owner = TestPostgres.owner(database);

    @Test
    void theSurvivorAnswersWhatAKilledNodeLeft() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/crash")), "");
        telegram.put("/limits", Map.of("rates", false, "webhookBackoffMillis", 200));
        JsonNode account = telegram.post("/accounts", Map.of("name", "Two nodes"));
        String token = account.path("token").asString();
        int firstPort = ProductProcess.freePort();
        int secondPort = ProductProcess.freePort();
        try (Balancer balancer = new Balancer(firstPort, secondPort);
                ProductProcess first = start(firstPort, balancer, folder.resolve("first"));
                ProductProcess second = start(secondPort, balancer, folder.resolve("second"))) {
            CrashIT.connect(first.api(), Line.TELEGRAM, account);
            awaitShares(List.of(32, 32));
            Thread people = Thread.ofVirtual().start(() -> write(token));
            awaitHandled(CHATS * ROUNDS / 3);
            first.kill();
            long killed = System.nanoTime();
            awaitShares(List.of(64));
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(15));
            people.join();
            awaitHandled(CHATS * ROUNDS);
            assertThat(wrong(token)).as("logs in %s", folder).isEmpty();
            assertThat(second.api().get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    private ProductProcess start(int port, Balancer balancer, Path folder) throws IOException {
        Files.createDirectories(folder);
        return ProductProcess.start(
                port,
                folder.resolve("data"),
                folder.resolve("product.log"),
                Map.of(
                        "DATABASE_URL",
                        database,
                        "FRONTDESK_SECRET_KEY",
                        SECRET_KEY,
                        "FRONTDESK_PUBLIC_URL",
                        balancer.url(),
                        "FRONTDESK_TELEGRAM_BASE_URL",
                        SharedSandbox.url() + "/telegram"));
    }

    /** Until so many nodes hold so many groups each. */
    private void awaitShares(List<Integer> shares) {
        Awaitility.await("the groups are shared out as " + shares)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> owner.sql(
                                "select count(*) from lane_group where node_number is not null group by node_number")
                        .query(Integer.class)
                        .list()
                        .equals(shares));
    }

    /** Every person writes several messages, one after the other, as quickly as the provider passes them on. */
    private void write(String token) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int chat = 0; chat < CHATS; chat++) {
                telegram.post(
                        "/messages", Map.of("account", token, "user", FIRST_CHAT + chat, "text", "/help " + round));
            }
        }
    }

    private void awaitHandled(int messages) {
        Awaitility.await(messages + " are handled and nothing waits to be sent")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("select count(*) from intake where handled") >= messages
                        && (messages < CHATS * ROUNDS
                                || count("select count(*) from message where status in ('queued', 'sending')") == 0));
    }

    private int count(String sql) {
        return owner.sql(sql).query(Integer.class).single();
    }

    /** Commands make a turn each, so that every message has a reply of its own: sent, or listed as unknown. */
    private Map<Long, String> wrong(String token) {
        Map<Long, String> wrong = new HashMap<>();
        for (int i = 0; i < CHATS; i++) {
            long chat = FIRST_CHAT + i;
            int replies = 0;
            for (JsonNode message :
                    telegram.get("/messages?account=" + token + "&chat=" + chat).path("items")) {
                replies += message.path("direction").asString().equals("out") ? 1 : 0;
            }
            List<String> stored = owner.sql("""
                            select m.direction || ' ' || m.status || ' ' || case m.direction when 'in' then m.text else '' end
                            from message m
                                join conversation c using (organization_id, conversation_id)
                            where c.chat_id = ?
                            order by m.message_id
                            """)
                    .param(Long.toString(chat))
                    .query(String.class)
                    .list();
            List<String> said =
                    stored.stream().filter(line -> line.startsWith("in")).toList();
            List<String> expected = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                expected.add("in received /help " + round);
            }
            long sent =
                    stored.stream().filter(line -> line.startsWith("out sent")).count();
            long unknown = stored.stream()
                    .filter(line -> line.startsWith("out unknown"))
                    .count();
            if (!said.equals(expected) || sent + unknown != ROUNDS || replies < sent || replies > sent + unknown) {
                wrong.put(chat, replies + " replies, stored " + stored);
            }
        }
        return wrong;
    }
}
