package dev.frontdesk.conversation;

import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.platform.OrganizationId;
import java.util.UUID;

/** Hears what nobody else may, such as a password. Implemented by whoever asks for it. */
public interface Confidant {

    /**
     * Called before anything is written down of what arrived, from memory. What is meant for the confidant is stored as
     * a mask, and neither the assistant nor a model ever gets it.
     *
     * @param arrival rises from message to message; the same when the turn runs again
     */
    boolean isMeant(OrganizationId organization, UUID conversation, UUID arrival, String text, boolean group);

    /**
     * Called in place of the assistant, as {@link TurnRunner#run} is.
     *
     * @param turn with the words as they were written
     * @param last of its arrivals, as {@link #isMeant} was told
     * @param erased whether the provider took every message of it out of the chat
     */
    Reply hear(Turn turn, UUID last, boolean erased);
}
