package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpRepliesTests {

    private static Refusal of(String reply) {
        return SmtpReplies.of("SMTP", Integer.parseInt(reply.substring(0, 3)), reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "530 5.7.0 Authentication required",
                "534 5.7.9 Application-specific password required",
                "535 5.7.8 Username and Password not accepted",
                "535 5.7.139 Authentication unsuccessful",
                "538 5.7.11 Encryption required",
                "550 5.7.30 Basic authentication is not supported for Client Submission."
            })
    void asksTheOwner(String reply) {
        assertThat(of(reply)).isInstanceOf(BadCredentials.class);
        assertThat(of(reply).code()).isEqualTo("Login failed");
    }

    @Test
    void saysThatTheAccountIsLocked() {
        assertThat(of("535 5.7.8 account disabled").code()).isEqualTo("Account locked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"450 4.2.0 Greylisted", "451 4.7.1 Greylisting in action", "421 4.7.0 Too many connections"})
    void waits(String reply) {
        assertThat(((RateLimited) of(reply)).retryAfter()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void waitsAsLongAsItIsTold() {
        assertThat(((RateLimited) of("450 4.2.0 Greylisted, see you in 3 minutes")).retryAfter())
                .isEqualTo(Duration.ofMinutes(3));
        assertThat(((RateLimited) of("550 5.4.5 Daily sending limit exceeded")).retryAfter())
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "421 service closing",
                "451 local error",
                "452 4.3.1 Insufficient system storage",
                "454 4.7.0 TLS not available"
            })
    void triesAgain(String reply) {
        assertThat(of(reply)).isInstanceOfAny(Unavailable.class, RateLimited.class);
    }

    @Test
    void knowsThatNobodyIsThere() {
        assertThat(((Rejected) of("550 5.1.1 no such user")).reason()).isEqualTo(new Reason.Unreachable());
        assertThat(((Rejected) of("552 5.2.2 mailbox full")).reason()).isEqualTo(new Reason.Unreachable());
    }

    @Test
    void repeatsNothingThatIsRefused() {
        assertThat(((Rejected) of("554 5.7.1 spam")).reason()).isEqualTo(new Reason.Other());
        assertThat(of("552 5.3.4 too big").code()).isEqualTo("Message too large");
    }
}
