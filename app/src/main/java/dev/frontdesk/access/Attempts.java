package dev.frontdesk.access;

import dev.frontdesk.platform.Cleanup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. Each attempt counts as failed before it is looked at; after the free ones the next has to wait
 * two seconds, four, eight, up to a quarter of an hour. Counts are shared by all nodes and forgotten after a day of
 * peace.
 */
@Component
class Attempts implements Cleanup {

    /** What is being guessed at, or where from. */
    enum Aim {
        ACCOUNT(5),
        SECOND_STEP(5),
        ADDRESS(30);

        private final int free;

        Aim(int free) {
            this.free = free;
        }
    }

    static final Duration PAUSE_MAX = Duration.ofMinutes(15);
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how long to wait; empty when the attempt may be made, which then counts as failed */
    Optional<Duration> begin(Aim aim, String subject) {
        Instant now = clock.instant();
        boolean counted = jdbc.sql("""
                        insert into attempt (subject, failures, last_at, paused_until)
                        values (:subject, 1, :now, :now)
                        on conflict (subject) do update
                        set failures = case when attempt.last_at < :forgotten then 1 else attempt.failures + 1 end,
                            last_at = :now,
                            paused_until = :now + case
                                when attempt.last_at < :forgotten or attempt.failures < :free then interval '0'
                                else least(power(2, least(attempt.failures + 1 - :free, 20)), :pauseMax)
                                    * interval '1 second' end
                        where attempt.paused_until <= :now
                        """)
                        .param("subject", hash(aim, subject))
                        .param("now", utc(now))
                        .param("forgotten", utc(now.minus(FORGOTTEN_AFTER)))
                        .param("free", aim.free)
                        .param("pauseMax", PAUSE_MAX.toSeconds())
                        .update()
                > 0;
        return counted ? Optional.empty() : Optional.of(pause(hash(aim, subject), now));
    }

    private Duration pause(byte[] subject, Instant now) {
        return jdbc.sql("select paused_until from attempt where subject = :subject")
                .param("subject", subject)
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .filter(pause -> pause.isPositive())
                .orElse(Duration.ofSeconds(1));
    }

    /** The attempt succeeded: whoever was aimed at has no failures any more. */
    void succeeded(Aim aim, String subject) {
        jdbc.sql("delete from attempt where subject = :subject")
                .param("subject", hash(aim, subject))
                .update();
    }

    /** Takes back one count, so that the people behind one address do not add up, nor wipe out what a guesser did. */
    void takeBack(Aim aim, String subject) {
        jdbc.sql("""
                        update attempt
                        set failures = greatest(failures - 1, 0), paused_until = :now
                        where subject = :subject
                        """)
                .param("now", utc(clock.instant()))
                .param("subject", hash(aim, subject))
                .update();
    }

    @Override
    public int clean(Instant now) {
        return jdbc.sql("delete from attempt where last_at < :forgotten")
                .param("forgotten", utc(now.minus(FORGOTTEN_AFTER)))
                .update();
    }

    private static byte[] hash(Aim aim, String subject) {
        return Tokens.hash(aim + " " + subject.toLowerCase(Locale.ROOT));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
