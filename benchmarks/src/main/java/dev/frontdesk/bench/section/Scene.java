package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Product and sandbox with a crowd of people who have all written to their bots once, so that every conversation and its
 * way back exist.
 */
final class Scene implements AutoCloseable {

    private static final String GREETING = "Hello!";
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(5);

    private final Sandbox sandbox;
    private final Product product;
    private final Shops shops;
    private final String project;
    private final Crowd crowd;
    private final Replies replies;

    private Scene(Sandbox sandbox, Product product, int bots, int people) {
        this.sandbox = sandbox;
        this.product = product;
        this.shops = new Shops(product.rest(), sandbox.rest());
        this.project = shops.project("Bench");
        sandbox.rest().put("/control/telegram/limits", Map.of("messagesPerChat", 8));
        List<String> tokens = shops.make(bots);
        this.crowd = new Crowd(tokens, people);
        shops.run(project, tokens);
        crowd.posting(shops.posting(tokens));
        crowd.greet(sandbox.rest(), GREETING);
        Pause.until("everybody is greeted", QUIET_WITHIN, () -> sentSoFar() >= people);
        this.replies = new Replies(sandbox.rest(), crowd);
    }

    static Scene open(Run run, String name, int bots, int people) {
        run.report().progress("  connecting " + bots + " bots, " + people + " people write to them");
        Sandbox sandbox = Sandbox.start(run.place());
        try {
            Product product = Product.Start.of(run.place(), name)
                    .with(sandbox)
                    .reachable()
                    .now();
            try {
                return new Scene(sandbox, product, bots, people);
            } catch (RuntimeException e) {
                product.close();
                throw e;
            }
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private long sentSoFar() {
        return sandbox.rest().get("/control/telegram/statistics").path("sent").asLong();
    }

    /** Waits until the product has nothing left to do: it uses less than a tenth of a processor for two seconds. */
    void settle() {
        Pause.until("the product is idle", QUIET_WITHIN, () -> {
            Duration before = product.processorTime();
            Pause.millis(2_000);
            return product.processorTime().minus(before).toMillis() < 200;
        });
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Product product() {
        return product;
    }

    String project() {
        return project;
    }

    Crowd crowd() {
        return crowd;
    }

    Replies replies() {
        return replies;
    }

    @Override
    public void close() {
        replies.close();
        product.close();
        sandbox.close();
    }
}
