package dev.frontdesk.tool;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets whoever asked for something that needs it, and nobody else, confirm exactly that, once, within two minutes. */
@Component
public class Confirmations {

    private static final Duration OPEN = Duration.ofMinutes(2);

    /**
     * @param text what to say where nothing was done
     * @param made what came of it; null: nothing was done
     */
    public record Answer(
            String text, @Nullable Errand errand, @Nullable Made made) {

        Answer with(Made done) {
            return new Answer(done.text(), errand, done);
        }
    }

    private final ConfirmationStore store;
    private final Tenancy tenancy;
    private final Words words;
    private final Clock clock;

    Confirmations(ConfirmationStore store, Tenancy tenancy, Words words, Clock clock) {
        this.store = store;
        this.tenancy = tenancy;
        this.words = words;
        this.clock = clock;
    }

    UUID ask(Errand errand, String arguments, byte[] hash) {
        UUID id = UUID.randomUUID();
        Instant expires = clock.instant().plus(OPEN);
        tenancy.run(errand.asker().organization(), () -> store.insert(id, errand, arguments, hash, expires));
        return id;
    }

    /** The errand as it was asked about, to be run now; or none, and why. A turn that runs again gets the same. */
    Answer answer(Errand errand, UUID id, boolean yes) {
        return answer(errand, id, yes, row -> true);
    }

    /** The same for a yes that names what it is a yes to: to any other call it is none. */
    Answer exactly(Errand errand, UUID id, String arguments) {
        return answer(
                errand,
                id,
                true,
                row -> row.tool().equals(errand.tool()) && row.arguments().equals(arguments));
    }

    private Answer answer(Errand errand, UUID id, boolean yes, Predicate<ConfirmationStore.Row> meant) {
        Asker asker = errand.asker();
        return tenancy.write(asker.organization(), () -> {
            Optional<ConfirmationStore.Row> found = store.lock(asker, id)
                    .filter(row -> row.holder().equals(errand.holder()))
                    .filter(row ->
                            row.conversation() == null || row.conversation().equals(asker.conversation()))
                    .filter(meant);
            if (found.isEmpty()) {
                return saying(asker, "tool.confirm.foreign");
            }
            ConfirmationStore.Row row = found.get();
            boolean rerun = errand.turn().equals(row.answeredBy());
            if (row.answeredBy() != null && !rerun) {
                return saying(asker, "tool.confirm.answered");
            }
            if (!rerun && !clock.instant().isBefore(row.expiresAt())) {
                return saying(asker, "tool.confirm.expired");
            }
            store.answer(asker, id, errand.turn());
            return yes ? new Answer("", asked(errand, id, row), null) : saying(asker, "tool.confirm.cancelled");
        });
    }

    /** Its turn is the confirmation, so that it can be done but once. */
    private static Errand asked(Errand errand, UUID id, ConfirmationStore.Row row) {
        return new Errand(
                id,
                0,
                errand.asker(),
                errand.holder(),
                errand.chosen(),
                row.tool(),
                row.arguments(),
                row.idempotencyKey());
    }

    private Answer saying(Asker asker, String key) {
        return new Answer(words.in(asker.language().locale()).say(key), null, null);
    }
}
