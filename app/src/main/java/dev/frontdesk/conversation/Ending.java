package dev.frontdesk.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is written after a turn, all or nothing: the reply, that the arrivals are handled, and how the conversation goes
 * on.
 *
 * @param arrivals all that this turn settles
 * @param epoch under which this node works in the conversation's group; another's makes all this void
 * @param handOverVersion when the turn began; a newer one means that a person took over, and the reply is dropped
 * @param change who has the conversation from now on
 * @param result what it came to
 * @param pieces of the reply, empty if there is none
 * @param attention why a person should look, null if they need not
 */
record Ending(
        Opening opening,
        List<Arrival> arrivals,
        long epoch,
        int handOverVersion,
        @Nullable String agent,
        boolean forget,
        Change change,
        @Nullable String attention,
        Result result,
        List<Piece> pieces) {

    /**
     * How the turn leaves the conversation.
     *
     * @param reason why a person was called in this turn; null: none was
     * @param queuedAt when that was
     * @param offeredAt when the assistant offered to go on meanwhile; null: not in this turn
     * @param unanswered how many questions in a row it could not answer
     * @param question the one of this turn that it could not; null: none
     */
    record Change(
            HandOver.State state,
            HandOver.@Nullable Reason reason,
            @Nullable Instant queuedAt,
            @Nullable Instant offeredAt,
            int unanswered,
            @Nullable String question) {}

    /** What the turn came to, for the audit trail. */
    enum Result {
        ANSWERED,
        /** Answered, once a person sends it. */
        DRAFTED,
        /** The assistant had nothing to say, or was not asked because a person has the conversation. */
        SILENT,
        /** Written too long ago to be answered. */
        LATE,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Handled(Ending ending, Arrival arrival) {}

    List<Handled> handled() {
        return arrivals.stream().map(arrival -> new Handled(this, arrival)).toList();
    }

    /** What became of it. */
    enum Outcome {
        /** Stored; the reply may be sent. */
        SAID,
        /** Stored without the reply, because a person took over. */
        OVERTAKEN,
        /** Not stored: another node has the conversation, or it was handled before. */
        VOID
    }
}
