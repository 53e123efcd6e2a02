package dev.frontdesk.mailbox;

import dev.frontdesk.tool.Outcome;

/** Carries out of the middle of a call why it goes no further. */
final class Refusal extends RuntimeException {

    private final transient Outcome outcome;

    Refusal(Outcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
