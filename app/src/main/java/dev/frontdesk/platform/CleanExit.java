package dev.frontdesk.platform;

import sun.misc.Signal;

/** Being asked to stop is no failure: the program closes everything and exits with status 0, where the JVM says 143. */
public final class CleanExit {

    private CleanExit() {}

    /** To be called once, by main. */
    public static void onSignals() {
        for (String signal : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(signal), received -> System.exit(0));
        }
    }
}
