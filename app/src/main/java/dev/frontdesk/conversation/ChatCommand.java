package dev.frontdesk.conversation;

import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import java.util.Optional;

/** Obeys commands of a chat such as {@code /login}, {@code /logout} and {@code /me}, before the assistant does. */
public interface ChatCommand {

    /**
     * @param name with its slash, in lower case
     * @param rest what was written after it, may be empty
     * @return empty: it is another's
     */
    Optional<Reply> obey(String name, String rest, Turn turn);
}
