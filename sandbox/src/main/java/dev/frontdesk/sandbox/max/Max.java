package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Faults;
import dev.frontdesk.sandbox.MovableClock;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.concurrent.atomic.AtomicLong;

/** The emulated service: everything that is there, and the one clock it goes by. */
final class Max {

    private static final long DIALOG_FIRST = 77_001;

    private final MovableClock clock = new MovableClock();
    private final Alarm alarm = new Alarm(clock);
    private final Bots bots = new Bots();
    private final People people = new People();
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final FileStore files = new FileStore(this);
    private final Postman postman = new Postman();
    private final AtomicLong nextDialog = new AtomicLong(DIALOG_FIRST);
    private volatile Limits limits = Limits.DEFAULT;
    private volatile String base = "http://127.0.0.1/max";

    MovableClock clock() {
        return clock;
    }

    Alarm alarm() {
        return alarm;
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

    FileStore files() {
        return files;
    }

    Postman postman() {
        return postman;
    }

    long newDialogId() {
        return nextDialog.getAndIncrement();
    }

    Limits limits() {
        return limits;
    }

    void limits(Limits newLimits) {
        limits = newLimits;
    }

    /** Links lead to where the sandbox was last called. */
    void calledBy(ServerRequest request) {
        request.headers().first(HeaderNames.HOST).ifPresent(host -> base = "http://" + host + "/max");
    }

    String base() {
        return base;
    }

    void reset() {
        bots.clear();
        people.clear();
        faults.clear();
        calls.clear();
        files.clear();
        alarm.clear();
        clock.reset();
        limits = Limits.DEFAULT;
    }
}
