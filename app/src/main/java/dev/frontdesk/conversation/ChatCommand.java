package dev.frontdesk.conversation;

import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import java.util.List;
import java.util.Optional;

/** Obeys commands of a chat such as {@code /login}, {@code /logout} and {@code /me}, before the assistant does. */
public interface ChatCommand {

    /**
     * @param name with its slash, in lower case
     * @param rest what was written after it, may be empty
     * @return empty: it is another's
     */
    Optional<Reply> obey(String name, String rest, Turn turn);

    /**
     * A line of {@code /help}.
     *
     * @param name with its slash
     * @param words key of what it does, in a few words
     */
    record Listed(String name, String words) {}

    /** Those of its commands that are of use to whoever asks, in their order. */
    default List<Listed> listed(Turn turn) {
        return List.of();
    }
}
