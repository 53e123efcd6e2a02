package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.program.Rest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/** Makes bots at the Telegram emulator and connects them to the product, as people would by its API. */
final class Shops {

    private static final int AT_ONCE = 16;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Rest product;
    private final Rest sandbox;

    Shops(Rest product, Rest sandbox) {
        this.product = product;
        this.sandbox = sandbox;
    }

    /** A new project, answered by the built-in model unless it is given another, and by no person. */
    String project(String name) {
        String project = product.post("/api/v1/projects", Map.of("name", name, "prompt", "Answer from the documents."))
                .path("id")
                .asString();
        product.patch("/api/v1/projects/" + project + "/desk", Map.of("unanswered", false, "anger", false));
        return project;
    }

    /** Tokens of new bots that nobody runs yet. */
    List<String> make(int count) {
        List<String> tokens = new ArrayList<>();
        sandbox.post("/control/telegram/accounts", Map.of("count", count, "name", "Shop"))
                .path("items")
                .forEach(bot -> tokens.add(bot.path("token").asString()));
        return tokens;
    }

    /** Connects and starts, and waits until all run. */
    void run(String project, List<String> tokens) {
        Semaphore places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> started = new ArrayList<>();
            for (String token : tokens) {
                places.acquireUninterruptibly();
                started.add(CompletableFuture.runAsync(() -> run(project, token), threads)
                        .whenComplete((done, failure) -> places.release()));
            }
            started.forEach(CompletableFuture::join);
        }
    }

    private void run(String project, String token) {
        String id = product.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of("connector", "telegram", "settings", Map.of("token", token), "autoStart", true))
                .path("id")
                .asString();
        product.put("/api/v1/connections/" + id + "/activation", Map.of());
        Pause.until(
                "connection " + id + " runs",
                WITHIN,
                () -> product.get("/api/v1/connections/" + id)
                        .path("status")
                        .asString()
                        .equals("running"));
    }

    /** What their posts need, asked of Telegram, who was told by {@code setWebhook}. Of the latest few thousand calls. */
    List<Shop> posting(List<String> tokens) {
        Map<String, String> secrets = new HashMap<>();
        for (JsonNode call :
                sandbox.get("/control/telegram/calls?method=setwebhook").path("items")) {
            secrets.put(
                    call.path("account").asString(),
                    call.path("arguments").path("secret_token").asString());
        }
        Map<String, Shop> byToken = new HashMap<>();
        for (JsonNode bot : sandbox.get("/control/telegram/accounts").path("items")) {
            String account = bot.path("account").asString();
            String secret = secrets.get(account);
            if (secret != null) {
                String path = URI.create(bot.path("webhook").asString()).getPath();
                byToken.put(bot.path("token").asString(), new Shop(account, path, secret));
            }
        }
        List<Shop> shops = tokens.stream().map(byToken::get).toList();
        if (shops.contains(null)) {
            throw new IllegalStateException("A bot that was started has set no webhook");
        }
        return shops;
    }
}
