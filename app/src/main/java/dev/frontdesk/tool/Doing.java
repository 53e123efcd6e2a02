package dev.frontdesk.tool;

import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Outcome.Refused;
import dev.frontdesk.tool.Tool.Effect;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs an action within a time. What it throws is a defect of ours, told without its words. */
@Component
class Doing implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Doing.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Words words;
    private final Duration limit;

    Doing(Words words, @Value("${frontdesk.tool-time:20s}") Duration limit) {
        this.words = words;
        this.limit = limit;
    }

    Outcome run(Tool tool, Call call) {
        Future<Outcome> running = threads.submit(() -> tool.action().call(call));
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            running.cancel(true);
            LOG.atWarn().addKeyValue("tool", tool.name()).log("tool_call_late");
            return refused(call, Code.UNAVAILABLE, tool.effect() == Effect.READ ? "tool.late" : "tool.unknown");
        } catch (InterruptedException stopped) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return refused(call, Code.UNAVAILABLE, tool.effect() == Effect.READ ? "tool.late" : "tool.unknown");
        } catch (ExecutionException defect) {
            LOG.atError()
                    .addKeyValue("tool", tool.name())
                    .setCause(defect.getCause())
                    .log("tool_call_failed");
            return refused(call, Code.INTERNAL, "tool.internal");
        }
    }

    private Refused refused(Call call, Code code, String key) {
        return Outcome.refused(code, words.in(call.asker().language().locale()).say(key));
    }

    /** Whether a write may have been done although it did not come back. */
    boolean unknown(Outcome outcome) {
        return outcome instanceof Refused refused
                && refused.code() == Code.UNAVAILABLE
                && Words.LANGUAGES.stream()
                        .anyMatch(language ->
                                words.in(language).say("tool.unknown").equals(refused.message()));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
