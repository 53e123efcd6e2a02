package dev.frontdesk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ProductProcess;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Kills the product again and again while people write, and counts what they got. Sized by {@code crash.messages} and
 * {@code crash.kills}, for the connectors in {@code crash.line} or all; the seed is printed and can be given as {@code
 * crash.seed}.
 */
class CrashIT {

    private static final int MESSAGES = Integer.getInteger("crash.messages", 120);
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final long FIRST_CHAT = 810_000_000L;

    /** So that a kill finds messages that the provider has and we do not know of. */
    private static final int ANSWERED_AFTER_MILLIS = 300;

    private final Random random = new Random(SEED);

    static List<Line> lines() {
        String only = System.getProperty("crash.line", "");
        return Line.all().stream()
                .filter(line -> only.isEmpty() || only.contains(line.connector()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void answersEveryMessageOnceHoweverOftenItIsKilled(Line line) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/crash")), line.connector());
        Path log = folder.resolve("product.log");
        int port = ProductProcess.freePort();
        SandboxControl provider = new SandboxControl(line.connector());
        provider.put("/limits", line.limits());
        String account = provider.post("/accounts", Map.of("name", "Crash"))
                .path("account")
                .asString();
        provider.put("/faults", Map.of("account", account, "method", line.send(), "delayMs", ANSWERED_AFTER_MILLIS));
        try (Balancer door = Balancer.patient(port)) {
            Map<String, String> settings = settings(line, door);
            ProductProcess product = ProductProcess.start(port, folder.resolve("data"), log, settings);
            connect(product.api(), line, provider.get("/accounts/" + account));
            Seen seen = new Seen(provider, account);
            int sent = 0;
            for (int kill = 0; kill <= KILLS; kill++) {
                int first = sent;
                int until = kill == KILLS ? MESSAGES : MESSAGES * (kill + 1) / (KILLS + 1);
                while (sent < until) {
                    write(provider, account, sent++);
                }
                if (kill < KILLS) {
                    seen.awaitReply(FIRST_CHAT + first);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(ANSWERED_AFTER_MILLIS));
                    product.kill();
                    product = ProductProcess.start(port, folder.resolve("data"), log, settings);
                }
            }
            try {
                check(line, product.api(), seen, log);
            } finally {
                product.close();
            }
        }
    }

    private static Map<String, String> settings(Line line, Balancer door) {
        return Map.of(
                "FRONTDESK_PUBLIC_URL",
                door.url(),
                "FRONTDESK_" + line.connector().toUpperCase(Locale.ROOT) + "_BASE_URL",
                SharedSandbox.url() + "/" + line.connector());
    }

    static void connect(ApiClient api, Line line, JsonNode account) {
        String project = api.get("/api/v1/projects")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        JsonNode connection = api.post("/api/v1/projects/" + project + "/connections", line.connection(account))
                .json();
        String id = connection.path("id").asString();
        assertThat(id).as("%s", connection).isNotEmpty();
        assertThat(api.put("/api/v1/connections/" + id + "/activation", null).status())
                .isBetween(200, 204);
        if (line.pasted()) {
            new SandboxControl(line.connector())
                    .put(
                            "/accounts/" + account.path("account").asString() + "/webhook",
                            Map.of("webhook", connection.path("webhookUrl").asString()));
        }
        Awaitility.await("the connection runs")
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/v1/connections/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals("running"));
    }

    private static void write(SandboxControl provider, String account, int number) {
        provider.post(
                "/messages", Map.of("account", account, "user", FIRST_CHAT + number, "text", "Message " + number));
    }

    private static void check(Line line, ApiClient api, Seen seen, Path log) {
        Map<Long, Integer> replies = awaitReplies(api, seen);
        Map<Long, Integer> unknown = unknown(api);
        Map<Long, String> wrong = new TreeMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            long chat = FIRST_CHAT + i;
            int got = replies.getOrDefault(chat, 0);
            boolean settled = got == 1 || (got == 0 && unknown.containsKey(chat));
            if (!settled || (line.idempotent() && unknown.containsKey(chat))) {
                wrong.put(chat, got + " replies, unknown " + unknown.getOrDefault(chat, 0));
            }
        }
        assertThat(wrong)
                .as("seed %d, unknown %d, log %s", SEED, unknown.size(), log)
                .isEmpty();
    }

    private static Map<Long, Integer> awaitReplies(ApiClient api, Seen seen) {
        Map<Long, Integer> replies = new HashMap<>();
        Awaitility.await("every message is answered or unknown, seed " + SEED)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    for (int i = 0; i < MESSAGES; i++) {
                        replies.computeIfAbsent(FIRST_CHAT + i, seen::replies);
                    }
                    replies.values().removeIf(count -> count == 0);
                    return replies.size() + unanswered(replies, unknown(api)) >= MESSAGES && nothingWaits(api);
                });
        // Once more: what came twice came by now.
        replies.replaceAll((chat, count) -> seen.replies(chat));
        return replies;
    }

    private static boolean nothingWaits(ApiClient api) {
        return Stream.of("queued", "sending")
                .allMatch(status -> api.get("/api/v1/conversations?messageStatus=" + status + "&limit=1")
                        .json()
                        .path("items")
                        .isEmpty());
    }

    private static long unanswered(Map<Long, Integer> replies, Map<Long, Integer> unknown) {
        return unknown.keySet().stream()
                .filter(chat -> !replies.containsKey(chat))
                .count();
    }

    /** What people see of the account. */
    private record Seen(SandboxControl provider, String account) {
        void awaitReply(long chat) {
            Awaitility.await("an answer in " + chat + ", seed " + SEED)
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> replies(chat) > 0);
        }

        int replies(long chat) {
            int count = 0;
            for (JsonNode message : provider.get("/messages?account=" + account + "&chat=" + chat)
                    .path("items")) {
                count += message.path("direction").asString().equals("out") ? 1 : 0;
            }
            return count;
        }
    }

    /** Chats with a message that the product lists as unknown. */
    private static Map<Long, Integer> unknown(ApiClient api) {
        Map<Long, Integer> unknown = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/conversations?messageStatus=unknown&limit=200"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            for (JsonNode conversation : page.path("items")) {
                unknown.merge(Long.parseLong(conversation.path("chatId").asString()), 1, Integer::sum);
            }
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return unknown;
    }
}
