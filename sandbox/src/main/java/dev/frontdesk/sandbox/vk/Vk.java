package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Faults;
import dev.frontdesk.sandbox.MovableClock;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/** The emulated service: everything that is there, and the one clock it goes by. */
final class Vk {

    private final MovableClock clock = new MovableClock();
    private final Groups groups = new Groups();
    private final People people = new People();
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final FileShelf files = new FileShelf();
    private volatile Limits limits = Limits.DEFAULT;
    private volatile String address = "http://127.0.0.1/vk";

    MovableClock clock() {
        return clock;
    }

    Groups groups() {
        return groups;
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

    FileShelf files() {
        return files;
    }

    Limits limits() {
        return limits;
    }

    void limits(Limits newLimits) {
        limits = newLimits;
    }

    /** Where we are, for the addresses that answers hold: one and the same under whatever name we were called. */
    String address() {
        return address;
    }

    void calledBy(ServerRequest request) {
        String host = request.headers().first(HeaderNames.HOST).orElse("127.0.0.1");
        int colon = host.lastIndexOf(':');
        address = "http://127.0.0.1" + (colon < 0 ? "" : host.substring(colon)) + "/vk";
    }

    void reset() {
        groups.clear();
        people.clear();
        faults.clear();
        calls.clear();
        files.clear();
        clock.reset();
        limits = Limits.DEFAULT;
    }
}
