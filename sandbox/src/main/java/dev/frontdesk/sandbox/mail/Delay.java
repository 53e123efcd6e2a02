package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.Fault;

/** A server that takes its time. */
final class Delay {

    private Delay() {}

    static void of(Fault fault) {
        try {
            Thread.sleep(fault.delayMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
