package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskHoursTests {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final List<DeskHours.Span> DAY = DeskHours.day("9:00-13:00, 14:00-18:00");

    private final DeskHours hours = new DeskHours(
            KYIV,
            Map.of(DayOfWeek.MONDAY, DAY, DayOfWeek.FRIDAY, DAY, DayOfWeek.SUNDAY, DeskHours.day("03:15-03:45")),
            Set.of(LocalDate.of(2026, 11, 30)),
            Set.of(MonthDay.of(12, 25)));

    private static Instant at(int year, int month, int day, int hour, int minute) {
        return ZonedDateTime.of(year, month, day, hour, minute, 0, 0, KYIV).toInstant();
    }

    @Test
    void opensAndClosesInItsOwnTimeZone() {
        assertThat(hours.open(at(2026, 11, 27, 8, 59))).isFalse();
        assertThat(hours.open(at(2026, 11, 27, 9, 0))).isTrue();
        assertThat(hours.open(at(2026, 11, 27, 13, 0))).isFalse();
        assertThat(hours.open(at(2026, 11, 27, 17, 59))).isTrue();
        assertThat(hours.open(at(2026, 11, 28, 10, 0))).isFalse();
    }

    @Test
    void leavesHolidaysOut() {
        assertThat(hours.open(at(2026, 11, 30, 10, 0))).isFalse();
        assertThat(hours.open(at(2026, 12, 25, 10, 0))).isFalse();
        assertThat(hours.opens(at(2026, 11, 29, 10, 0)))
                .hasValueSatisfying(back -> assertThat(back.toInstant()).isEqualTo(at(2026, 12, 4, 9, 0)));
    }

    @Test
    void isAlwaysOpenWithoutHours() {
        DeskHours always = new DeskHours(KYIV, Map.of(), Set.of(), Set.of());
        assertThat(always.open(at(2026, 1, 1, 3, 0))).isTrue();
    }

    @Property(tries = 300)
    void saysWhenItOpensAndNeverLaterThanItDoes(
            @ForAll @LongRange(min = 1_767_000_000L, max = 1_830_000_000L) long second,
            @ForAll @IntRange(max = 500) int minutes) {
        Instant asked = Instant.ofEpochSecond(second);
        Instant back = hours.opens(asked).orElseThrow().toInstant();
        assertThat(back).isAfterOrEqualTo(asked);
        assertThat(hours.open(back)).isTrue();
        Instant between = asked.plus(Duration.ofMinutes(minutes));
        if (between.isBefore(back)) {
            assertThat(hours.open(between)).as("%s before %s", between, back).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "18:00-09:00", "09:00-09:00", "25:00-26:00", "nonsense", "09:00-"})
    void refusesWhatAreNoHours(String text) {
        assertThatThrownBy(() -> DeskHours.day(text)).isInstanceOf(RuntimeException.class);
    }
}
