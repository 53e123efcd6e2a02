package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Faults;
import dev.frontdesk.sandbox.MovableClock;

/** The emulated service: everything that is there, and the one clock it goes by. */
final class Twilio {

    private final MovableClock clock = new MovableClock();
    private final Accounts accounts = new Accounts(this);
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final MediaStore media = new MediaStore(this);
    private final Courier courier = new Courier(this);
    private volatile Limits limits = Limits.DEFAULT;

    MovableClock clock() {
        return clock;
    }

    Accounts accounts() {
        return accounts;
    }

    Faults faults() {
        return faults;
    }

    CallLog calls() {
        return calls;
    }

    MediaStore media() {
        return media;
    }

    Courier courier() {
        return courier;
    }

    Limits limits() {
        return limits;
    }

    void limits(Limits newLimits) {
        limits = newLimits;
    }

    void reset() {
        accounts.clear();
        faults.clear();
        calls.clear();
        media.clear();
        clock.reset();
        limits = Limits.DEFAULT;
    }
}
