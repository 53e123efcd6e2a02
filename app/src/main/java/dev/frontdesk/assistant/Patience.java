package dev.frontdesk.assistant;

import dev.frontdesk.model.ModelFailure;
import dev.frontdesk.model.ModelFailure.Kind;
import java.time.Duration;
import java.util.function.Consumer;

/** How long one turn bears with a model that fails: a second attempt after a short wait, unless it already spoke. */
final class Patience {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration SPENT_MAX = Duration.ofSeconds(20);

    private final long start = System.nanoTime();
    private boolean tried;
    private boolean spoke;

    Consumer<String> watching(Consumer<String> tokens) {
        return text -> {
            spoke = true;
            tokens.accept(text);
        };
    }

    /** @throws ModelFailure the one given, when there is no use in trying again */
    void waitOrThrow(ModelFailure failure) {
        Duration wait = failure.retryAfter().orElse(WAIT);
        boolean passing = failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.RATE_LIMITED;
        boolean late = System.nanoTime() - start > SPENT_MAX.toNanos();
        if (tried || spoke || late || !passing || wait.compareTo(WAIT_MAX) > 0) {
            throw failure;
        }
        tried = true;
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
