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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Kills the product again and again while people write, and counts what they got. Sized by {@code crash.messages} and
 * {@code crash.kills}; the seed is printed and can be given as {@code crash.seed}.
 */
class CrashIT {

    private static final int MESSAGES = Integer.getInteger("crash.messages", 600);
    private static final int KILLS = Integer.getInteger("crash.kills", 5);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final long FIRST_CHAT = 810_000_000L;

    private final Random random = new Random(SEED);
    private final SandboxControl telegram = new SandboxControl("telegram");

    @Test
    void answersEveryMessageOnceHoweverOftenItIsKilled() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/crash")), "");
        Path log = folder.resolve("product.log");
        int port = ProductProcess.freePort();
        Map<String, String> settings = Map.of(
                "FRONTDESK_PUBLIC_URL", "http://127.0.0.1:" + port,
                "FRONTDESK_TELEGRAM_BASE_URL", SharedSandbox.url() + "/telegram");
        telegram.put("/limits", Map.of("rates", false, "webhookBackoffMillis", 200));
        String token = telegram.post("/accounts", Map.of("name", "Crash"))
                .path("token")
                .asString();

        ProductProcess product = ProductProcess.start(port, folder.resolve("data"), log, settings);
        connect(product.api(), token);
        int sent = 0;
        for (int kill = 0; kill <= KILLS; kill++) {
            int until = kill == KILLS ? MESSAGES : MESSAGES * (kill + 1) / (KILLS + 1);
            while (sent < until) {
                write(token, sent++);
            }
            if (kill < KILLS) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
                product.kill();
                product = ProductProcess.start(port, folder.resolve("data"), log, settings);
            }
        }
        try {
            Map<Long, Integer> replies = awaitReplies(product.api(), token);
            Map<Long, Integer> unknown = unknown(product.api());
            Map<Long, String> wrong = new TreeMap<>();
            for (int i = 0; i < MESSAGES; i++) {
                long chat = FIRST_CHAT + i;
                int got = replies.getOrDefault(chat, 0);
                if (got != 1 && !unknown.containsKey(chat)) {
                    wrong.put(chat, got + " replies and nothing unknown");
                }
            }
            assertThat(wrong)
                    .as("seed %d, unknown %d, log %s", SEED, unknown.size(), log)
                    .isEmpty();
        } finally {
            product.close();
        }
    }

    static void connect(ApiClient api, String token) {
        String project = api.get("/api/v1/projects")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        JsonNode connection = api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of(
                                "connector",
                                "telegram",
                                "label",
                                "Crash",
                                "settings",
                                Map.of("token", token),
                                "autoStart",
                                true))
                .json();
        String id = connection.path("id").asString();
        assertThat(id).as("%s", connection).isNotEmpty();
        assertThat(api.put("/api/v1/connections/" + id + "/activation", null).status())
                .isBetween(200, 204);
        Awaitility.await("the connection runs")
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/v1/connections/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals("running"));
    }

    private void write(String token, int number) {
        telegram.post("/messages", Map.of("account", token, "user", FIRST_CHAT + number, "text", "Message " + number));
    }

    private Map<Long, Integer> awaitReplies(ApiClient api, String token) {
        Map<Long, Integer> replies = new HashMap<>();
        Awaitility.await("every message is answered or unknown, seed " + SEED)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    for (int i = 0; i < MESSAGES; i++) {
                        replies.computeIfAbsent(FIRST_CHAT + i, chat -> countReplies(token, chat));
                    }
                    replies.values().removeIf(count -> count == 0);
                    return replies.size() + unanswered(replies, unknown(api)) >= MESSAGES;
                });
        // Once more: what came twice came by now.
        replies.replaceAll((chat, count) -> countReplies(token, chat));
        return replies;
    }

    private static long unanswered(Map<Long, Integer> replies, Map<Long, Integer> unknown) {
        return unknown.keySet().stream()
                .filter(chat -> !replies.containsKey(chat))
                .count();
    }

    private int countReplies(String token, long chat) {
        int count = 0;
        for (JsonNode message :
                telegram.get("/messages?account=" + token + "&chat=" + chat).path("items")) {
            count += message.path("direction").asString().equals("out") ? 1 : 0;
        }
        return count;
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
