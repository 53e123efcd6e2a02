package dev.frontdesk.signin;

import java.util.List;
import java.util.UUID;

/**
 * The page of linked chats.
 *
 * @param everybody the organization's, for an admin
 * @param doors where a password may be typed, for an admin
 */
public record ChatsView(List<ChatView> own, List<ChatView> everybody, List<Door> doors, boolean admin) {

    /**
     * @param connection id
     * @param name as the card of the connection shows it
     * @param on whether a password may be typed into its chats
     */
    public record Door(UUID connection, String name, boolean on) {}

    public ChatsView {
        own = List.copyOf(own);
        everybody = List.copyOf(everybody);
        doors = List.copyOf(doors);
    }
}
