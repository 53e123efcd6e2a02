package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Rest;
import dev.frontdesk.bench.program.Sandbox;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Kills the product again and again in the middle of its work, and counts what each person got. Telegram delivers the
 * posts itself here, and repeats those that were not acknowledged.
 */
public final class Crash implements Section {

    private static final int BOTS = 50;
    private static final long SEED = 17;

    /** Over which the messages of one life are written; the kill comes at a random moment within or just after. */
    private static final int WRITING_MILLIS = 1_500;

    @Override
    public void run(Run run) {
        int messages = run.size(10_000, 300);
        int kills = run.size(50, 3);
        try (Sandbox sandbox = Sandbox.start(run.place())) {
            sandbox.rest().put("/control/telegram/limits", Map.of("webhookBackoffMillis", 200));
            Product.Start start =
                    Product.Start.of(run.place(), "crash").with(sandbox).reachable();
            Product product = start.now();
            try {
                Shops shops = new Shops(product.rest(), sandbox.rest());
                List<String> tokens = shops.make(BOTS);
                shops.run(shops.project("Crash"), tokens);
                Random random = new Random(SEED);
                for (int life = 0; life <= kills; life++) {
                    int first = messages * life / (kills + 1);
                    int end = messages * (life + 1) / (kills + 1);
                    Thread writer = Thread.ofVirtual().start(() -> write(sandbox.rest(), tokens, first, end));
                    if (life < kills) {
                        Pause.millis(random.nextInt(WRITING_MILLIS + 300));
                        product.kill();
                        join(writer);
                        product = start.now();
                    } else {
                        join(writer);
                    }
                    run.report().progress("  life " + (life + 1) + " of " + (kills + 1));
                }
                count(run.report(), sandbox.rest(), product.rest(), tokens, messages, kills);
            } finally {
                product.close();
            }
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Everybody writes once and never again. */
    private static void write(Rest sandbox, List<String> tokens, int first, int end) {
        long pause = WRITING_MILLIS / Math.max(1, end - first);
        for (int person = first; person < end; person++) {
            sandbox.post(
                    "/control/telegram/messages",
                    Map.of(
                            "account",
                            tokens.get(person % tokens.size()),
                            "user",
                            Crowd.chat(person),
                            "text",
                            "Message " + person));
            Pause.millis(pause);
        }
    }

    private static void count(Report report, Rest sandbox, Rest product, List<String> tokens, int messages, int kills) {
        Map<Integer, Integer> replies = new HashMap<>();
        Set<Long> unknown = new HashSet<>();
        Pause.cameTrue(Duration.ofMinutes(3), () -> {
            for (int person = 0; person < messages; person++) {
                if (replies.getOrDefault(person, 0) == 0) {
                    replies.put(person, replies(sandbox, tokens, person));
                }
            }
            unknown.addAll(unknown(product));
            return replies.entrySet().stream()
                    .allMatch(one -> one.getValue() > 0 || unknown.contains(Crowd.chat(one.getKey())));
        });
        // Once more: whatever comes twice has come by now.
        replies.replaceAll((person, some) -> replies(sandbox, tokens, person));
        long lost = replies.entrySet().stream()
                .filter(one -> one.getValue() == 0 && !unknown.contains(Crowd.chat(one.getKey())))
                .count();
        long twice = replies.entrySet().stream()
                .filter(one -> one.getValue() > 1 && !unknown.contains(Crowd.chat(one.getKey())))
                .count();
        String name = Number.of(messages) + " messages, " + kills + " kills: ";
        report.atMost(name + "lost", lost, 0, "", "");
        report.atMost(name + "answered twice", twice, 0, "", "");
        report.info(name + "listed as unknown", Number.of(unknown.size()), "");
    }

    private static int replies(Rest sandbox, List<String> tokens, int person) {
        int count = 0;
        JsonNode page = sandbox.get("/control/telegram/messages?account=" + tokens.get(person % tokens.size())
                + "&chat=" + Crowd.chat(person));
        for (JsonNode message : page.path("items")) {
            count += message.path("direction").asString().equals("out") ? 1 : 0;
        }
        return count;
    }

    /** Chats with a message of which the product says that it does not know whether it arrived. */
    private static Set<Long> unknown(Rest product) {
        Set<Long> chats = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = product.get("/api/v1/conversations?messageStatus=unknown&limit=200" + cursor);
            page.path("items")
                    .forEach(one -> chats.add(Long.parseLong(one.path("chatId").asString())));
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return chats;
    }
}
