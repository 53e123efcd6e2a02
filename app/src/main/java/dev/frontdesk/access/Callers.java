package dev.frontdesk.access;

import dev.frontdesk.platform.Signals;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Remembers who is behind a token, so that a call costs no question to the database. */
@Component
class Callers {

    private static final String TOPIC = "access";
    private static final Duration TIME = Duration.ofSeconds(30);

    private final ShortMemory<SignedIn> people;
    private final ShortMemory<ApiKeys.Holder> keys;
    private final Signals signals;

    Callers(Signals signals, Clock clock) {
        this.people = new ShortMemory<>(clock, TIME);
        this.keys = new ShortMemory<>(clock, TIME);
        this.signals = signals;
        signals.on(TOPIC, id -> drop(UUID.fromString(id)));
    }

    Optional<SignedIn> person(byte[] tokenHash, Function<byte[], Optional<SignedIn>> find) {
        return people.get(tokenHash, find);
    }

    Optional<ApiKeys.Holder> key(byte[] tokenHash, Function<byte[], Optional<ApiKeys.Holder>> find) {
        return keys.get(tokenHash, find);
    }

    /** To be called after a change to what an account or a key may do is committed; here it holds at once, also for its keys. */
    void forget(UUID accountOrKey) {
        drop(accountOrKey);
        signals.send(TOPIC, accountOrKey.toString());
    }

    private void drop(UUID id) {
        people.forget(person -> person.account().id().value().equals(id));
        keys.forget(key -> key.caller().id().equals(id)
                || (key.maker() != null && key.maker().value().equals(id)));
    }
}
