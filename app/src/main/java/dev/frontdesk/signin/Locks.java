package dev.frontdesk.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks out whoever guesses: the third failure of an account, and of a chat, locks it for a quarter of an hour, each
 * third one after that for twice as long, up to a day. Each attempt counts before it is looked at, so that many at once
 * cannot outrun the count. Shared by all nodes, forgotten after two days of peace, and unknown to the panel's door.
 */
@Component
class Locks {

    static final int FREE = 3;
    static final Duration FIRST = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    Locks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of an address, whether there is such an account or not. */
    static byte[] account(String email) {
        return Tokens.hash("account " + email);
    }

    static byte[] chat(Object contact) {
        return Tokens.hash("chat " + contact);
    }

    /** @return for how long it is locked; empty when the attempt may be made, which then counts as failed */
    Optional<Duration> begin(byte[] subject) {
        Instant now = clock.instant();
        boolean counted = jdbc.sql("""
                        insert into chat_lock (subject, failures, last_at, locked_until)
                        values (:subject, 1, :now, :now)
                        on conflict (subject) do update
                        set failures = case when chat_lock.last_at < :forgotten then 1 else chat_lock.failures + 1 end,
                            last_at = :now,
                            locked_until = :now + case
                                when chat_lock.last_at < :forgotten or (chat_lock.failures + 1) % :free <> 0
                                then interval '0'
                                else least(:first * power(2, least((chat_lock.failures + 1) / :free - 1, 20)), :longest)
                                    * interval '1 second' end
                        where chat_lock.locked_until <= :now
                        """)
                        .param("subject", subject)
                        .param("now", ChatLinkStore.utc(now))
                        .param("forgotten", ChatLinkStore.utc(now.minus(FORGOTTEN_AFTER)))
                        .param("free", FREE)
                        .param("first", FIRST.toSeconds())
                        .param("longest", LONGEST.toSeconds())
                        .update()
                > 0;
        return counted ? Optional.empty() : Optional.of(locked(subject).orElse(Duration.ofSeconds(1)));
    }

    /** For how long; empty: it is not. */
    Optional<Duration> locked(byte[] subject) {
        Instant now = clock.instant();
        return jdbc.sql("select locked_until from chat_lock where subject = ?")
                .param(subject)
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .filter(Duration::isPositive);
    }

    /** Whoever was aimed at has proven who they are. */
    void succeeded(byte[] subject) {
        jdbc.sql("delete from chat_lock where subject = ?").param(subject).update();
    }

    /** Takes back one count, without wiping out what was guessed before. */
    void takeBack(byte[] subject) {
        jdbc.sql("""
                        update chat_lock
                        set failures = greatest(failures - 1, 0), locked_until = ?
                        where subject = ?
                        """).params(ChatLinkStore.utc(clock.instant()), subject).update();
    }
}
