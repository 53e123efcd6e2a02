package dev.frontdesk.conversation;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import java.util.UUID;

/** A conversation: what was said in one chat of one connection. */
public record ConversationId(UUID value) {

    /** The conversation of a chat. Computed, so that no look-up stands between a message and its lane. */
    static ConversationId of(ConnectionId connection, String chatId) {
        return new ConversationId(Ids.named("conversation", connection, chatId));
    }

    /** The group, 0 to 63, whose node runs this conversation. */
    short laneGroup() {
        return LaneGroups.groupOf(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
