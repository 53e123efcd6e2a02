package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnonymousLimitTests {

    private final MutableClock clock = new MutableClock();
    private final AnonymousLimit limit = new AnonymousLimit(clock);

    @Test
    void opensAgainAfterAnHour() {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        spend("192.0.2.1");
        clock.advance(Duration.ofMinutes(20));
        assertThat(limit.call("192.0.2.1")).contains(Duration.ofMinutes(40));
        clock.advance(Duration.ofMinutes(40));
        assertThat(limit.call("192.0.2.1")).isEmpty();
    }

    @Test
    void oneNetworkOfVersionSixIsOneCaller() {
        spend("2001:db8:1:2::1");
        assertThat(limit.call("2001:db8:1:2:ffff::9")).isPresent();
        assertThat(limit.call("2001:db8:1:3::1")).isEmpty();
    }

    private void spend(String address) {
        for (int call = 0; call < AnonymousLimit.CALLS_MAX; call++) {
            assertThat(limit.call(address)).isEmpty();
        }
    }
}
