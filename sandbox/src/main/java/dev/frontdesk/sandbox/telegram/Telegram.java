package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Faults;
import dev.frontdesk.sandbox.MovableClock;

/** The emulated service: everything that is there, and the one clock it goes by. */
final class Telegram {

    private final MovableClock clock = new MovableClock();
    private final Bots bots = new Bots();
    private final People people = new People();
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final Meter meter = new Meter();
    private final SendLog sends = new SendLog();
    private final FileStore files = new FileStore(this);
    private final Postman postman = new Postman();
    private final Methods methods = new Methods(this);
    private volatile Limits limits = Limits.DEFAULT;

    MovableClock clock() {
        return clock;
    }

    Bots bots() {
        return bots;
    }

    People people() {
        return people;
    }

    Faults faults() {
        return faults;
    }

    CallLog calls() {
        return calls;
    }

    Meter meter() {
        return meter;
    }

    SendLog sends() {
        return sends;
    }

    FileStore files() {
        return files;
    }

    Postman postman() {
        return postman;
    }

    Methods methods() {
        return methods;
    }

    Limits limits() {
        return limits;
    }

    void limits(Limits newLimits) {
        limits = newLimits;
    }

    void reset() {
        bots.clear();
        people.clear();
        faults.clear();
        calls.clear();
        meter.reset();
        sends.clear();
        files.clear();
        clock.reset();
        limits = Limits.DEFAULT;
    }
}
