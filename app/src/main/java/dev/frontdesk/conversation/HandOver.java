package dev.frontdesk.conversation;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has a conversation: assistant → queued → person → returning → assistant. Every transition there is stands here;
 * where a state has no use for an event, nothing changes.
 *
 * @param assignee while queued the person it is offered to, with a person that person; null: nobody by name
 * @param version rises whenever somebody other than the running turn changes who has it; a turn that began under an older
 *     one says nothing and changes nothing
 */
public record HandOver(State state, @Nullable UUID assignee, int version) {

    public enum State {
        /** Answers by itself. */
        ASSISTANT,
        /** Waits for a person; the assistant is silent. */
        QUEUED,
        /** A person, or a program, answers; the assistant is silent. */
        PERSON,
        /** Given back: the assistant answers what comes next, with all that was said before it. */
        RETURNING;

        /** As the database and the interface call it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Why a person is called. */
    public enum Reason {
        /** The customer asked for one in words. */
        WORDS,
        /** The customer pressed the button, or gave its command. */
        BUTTON,
        /** The assistant decided so. */
        ASSISTANT,
        /** Two questions in a row went unanswered. */
        NO_ANSWER,
        ANGER,
        KEYWORD,
        /** A contact that is to be served by people. */
        VIP,
        /** A colleague put it there. */
        COLLEAGUE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HandOver {
        if (assignee != null && (state == State.ASSISTANT || state == State.RETURNING)) {
            throw new IllegalArgumentException("The assistant and " + assignee + " have it both");
        }
    }

    boolean assistantSpeaks() {
        return state == State.ASSISTANT || state == State.RETURNING;
    }

    /** A person is called, by the running turn. */
    HandOver called() {
        return switch (state) {
            case ASSISTANT, RETURNING -> new HandOver(State.QUEUED, null, version);
            case QUEUED, PERSON -> this;
        };
    }

    /** Somebody who is there is asked to take it; null: nobody is. */
    HandOver offeredTo(@Nullable UUID person) {
        return switch (state) {
            case QUEUED -> new HandOver(State.QUEUED, person, version);
            case ASSISTANT, PERSON, RETURNING -> this;
        };
    }

    /** From now on this person has it, whoever had it before; null: a program. */
    HandOver takenBy(@Nullable UUID person) {
        return switch (state) {
            case ASSISTANT, QUEUED, PERSON, RETURNING -> new HandOver(State.PERSON, person, version + 1);
        };
    }

    /** A person gives it back, or sends away who called for one. */
    HandOver givenBack() {
        return switch (state) {
            case QUEUED, PERSON -> new HandOver(State.RETURNING, null, version + 1);
            case ASSISTANT, RETURNING -> this;
        };
    }

    /** The customer who waits lets the assistant go on, in the running turn. */
    HandOver resumed() {
        return switch (state) {
            case QUEUED -> new HandOver(State.RETURNING, null, version);
            case ASSISTANT, PERSON, RETURNING -> this;
        };
    }

    /** The assistant has answered, in the running turn. */
    HandOver answered() {
        return switch (state) {
            case RETURNING -> new HandOver(State.ASSISTANT, null, version);
            case ASSISTANT, QUEUED, PERSON -> this;
        };
    }
}
