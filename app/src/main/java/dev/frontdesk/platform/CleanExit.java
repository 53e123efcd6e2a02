package dev.frontdesk.platform;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** Being asked to stop is no failure: the program closes everything and exits with status 0, where the JVM says 143. */
public final class CleanExit {

    private static final Logger LOG = LoggerFactory.getLogger(CleanExit.class);

    /** Longer than turns may take to finish; what is cut off after that is stored, and taken up at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private CleanExit() {}

    /** To be called once, by main. */
    public static void onSignals() {
        for (String signal : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(signal), received -> {
                Thread.ofPlatform().name("exit-watch").daemon().start(CleanExit::insist);
                System.exit(0);
            });
        }
    }

    private static void insist() {
        try {
            Thread.sleep(PATIENCE);
            LOG.warn("exit_cut_short");
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
