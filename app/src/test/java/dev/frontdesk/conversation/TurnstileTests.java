package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTests {

    private final OrganizationId loud = new OrganizationId(Ids.next());
    private final OrganizationId quiet = new OrganizationId(Ids.next());
    private final List<Turnstile.Pass> started = new ArrayList<>();

    @Test
    void letsAnotherOrganizationInBeforeTheRestOfABurst() {
        Turnstile turnstile = new Turnstile(2, 100, 100);
        for (int i = 0; i < 10; i++) {
            turnstile.enter(loud, started::add);
        }
        turnstile.enter(quiet, started::add);
        assertThat(started).hasSize(2);
        turnstile.leave(started.getFirst());
        turnstile.leave(started.get(1));
        assertThat(started.stream().limit(4))
                .extracting(pass -> pass.organization)
                .contains(quiet);
    }

    @Test
    void makesRoomWhenAStartedOneOnlyWaits() {
        Turnstile turnstile = new Turnstile(1, 100, 100);
        turnstile.enter(loud, started::add);
        turnstile.enter(quiet, started::add);
        assertThat(started).hasSize(1);
        turnstile.grow(started.getFirst());
        assertThat(started).hasSize(2);
    }

    @Test
    void boundsWhatOneOrganizationRuns() {
        Turnstile turnstile = new Turnstile(100, 100, 3);
        for (int i = 0; i < 5; i++) {
            turnstile.enter(loud, started::add);
        }
        assertThat(started).hasSize(3);
        turnstile.enter(quiet, started::add);
        assertThat(started).hasSize(4);
        turnstile.leave(started.getFirst());
        assertThat(started).hasSize(5);
        assertThat(turnstile.running()).isEqualTo(4);
    }

    @Test
    void countsEachPassOnce() {
        Turnstile turnstile = new Turnstile(1, 1, 1);
        turnstile.enter(loud, started::add);
        turnstile.grow(started.getFirst());
        turnstile.grow(started.getFirst());
        turnstile.leave(started.getFirst());
        turnstile.leave(started.getFirst());
        turnstile.grow(started.getFirst());
        turnstile.enter(loud, started::add);
        turnstile.enter(loud, started::add);
        assertThat(started).hasSize(2);
    }
}
