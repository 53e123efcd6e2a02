package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.Fault;

/** A server that takes its time. */
final class Delay {

    private Delay() {}

    static void of(Fault fault) {
        ofMillis(fault.delayMillis());
    }

    static void ofMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
