package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Messenger.Limits;
import dev.frontdesk.connector.Messenger.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PacerTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Limits limits = new Limits(
            4096,
            false,
            Duration.ofSeconds(5),
            new Rate(30, Duration.ofSeconds(1)),
            new Rate(1, Duration.ofSeconds(1)),
            new Rate(20, Duration.ofMinutes(1)));

    @Property(tries = 50)
    void noWindowEverHoldsMoreThanItAllows(@ForAll Random random) {
        Pacer.Line line = new Pacer.Line(limits);
        long now = System.nanoTime();
        List<Long> given = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            now += random.nextLong(SECOND / 20);
            given.add(line.reserveInAccount(now));
        }
        for (int i = 30; i < given.size(); i++) {
            assertThat(given.get(i) - given.get(i - 30)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void letsABurstGoAtOnceAsLongAsTheWindowIsOpen() {
        Pacer.Line line = new Pacer.Line(limits);
        long now = System.nanoTime();
        for (int i = 0; i < 30; i++) {
            assertThat(line.reserveInAccount(now)).isEqualTo(now);
        }
        assertThat(line.reserveInAccount(now)).isEqualTo(now + SECOND);
    }

    @Test
    void spacesOneChatAndLeavesTheOthersAlone() {
        Pacer.Line line = new Pacer.Line(limits);
        long now = System.nanoTime();
        assertThat(line.reserveInChat("1", false, now)).isEqualTo(now);
        assertThat(line.reserveInChat("1", false, now)).isEqualTo(now + SECOND);
        assertThat(line.reserveInChat("2", false, now)).isEqualTo(now);
    }

    @Test
    void keepsTheLimitOfAGroup() {
        Pacer.Line line = new Pacer.Line(limits);
        long now = System.nanoTime();
        long last = now;
        for (int i = 0; i < 21; i++) {
            last = line.reserveInChat("-1", true, now);
        }
        assertThat(last - now).isGreaterThanOrEqualTo(60 * SECOND);
    }

    @Test
    void pausesTheAccountOnlyWhenSeveralChatsWereRefused() {
        Pacer.Line line = new Pacer.Line(limits);
        long now = System.nanoTime();
        line.pause("1", now, 14 * SECOND);
        assertThat(line.reserveInChat("1", false, now)).isEqualTo(now + 14 * SECOND);
        assertThat(line.reserveInAccount(now)).isEqualTo(now);
        line.pause("2", now, 14 * SECOND);
        assertThat(line.reserveInAccount(now)).isEqualTo(now + 14 * SECOND);
    }
}
