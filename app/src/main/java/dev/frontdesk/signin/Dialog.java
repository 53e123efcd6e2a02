package dev.frontdesk.signin;

import dev.frontdesk.platform.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a chat is being asked.
 *
 * @param account null beside a password: nobody of the organization has that address
 * @param subject what failures are counted under, known address or not; null before there is one
 * @param heardUntil the last message heard; null: none yet
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Dialog(
        Step step,
        @Nullable AccountId account,
        byte @Nullable [] subject,
        int failures,
        @Nullable UUID heardUntil,
        Instant expires) {

    enum Step {
        /** Nothing; it only remembers what was heard. */
        NONE,
        EMAIL,
        PASSWORD,
        /** Of the second factor. */
        CODE
    }

    /** What arrives now is for nobody else; so is what was heard before, when it comes again. */
    boolean hears(UUID arrival) {
        return step != Step.NONE || isRepeat(arrival);
    }

    boolean isRepeat(UUID arrival) {
        return heardUntil != null && arrival.compareTo(heardUntil) <= 0;
    }

    Dialog ended() {
        return new Dialog(Step.NONE, null, null, 0, heardUntil, expires);
    }

    Dialog at(Step next, @Nullable AccountId who, byte @Nullable [] counted, Instant until) {
        return new Dialog(next, who, counted, failures, heardUntil, until);
    }

    Dialog failed() {
        return new Dialog(step, account, subject, failures + 1, heardUntil, expires);
    }

    Dialog heard(UUID arrival) {
        return new Dialog(step, account, subject, failures, arrival, expires);
    }
}
