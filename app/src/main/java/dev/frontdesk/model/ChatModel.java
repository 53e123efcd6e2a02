package dev.frontdesk.model;

import java.util.function.Consumer;

/**
 * Turns a request into a reply. Thread-safe; a call blocks its (virtual) thread for as long as the model takes, so
 * that a caller must hold neither a database connection nor a lock.
 */
public interface ChatModel {

    /** @throws ModelFailure when there is no reply, with what the owner can do about it */
    ChatReply reply(ChatRequest request);

    /**
     * As {@link #reply}, handing over the text as it grows; the whole text is in the returned reply too.
     *
     * @param tokens called on this thread; an exception it throws ends the call and is thrown on
     * @throws ModelFailure also in the middle of a text, when the stream breaks off
     */
    default ChatReply stream(ChatRequest request, Consumer<String> tokens) {
        ChatReply reply = reply(request);
        tokens.accept(reply.text());
        return reply;
    }
}
