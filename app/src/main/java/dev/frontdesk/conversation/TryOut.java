package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.MessageView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat in the panel.
 *
 * @param conversation null before the first word
 * @param messages oldest first
 * @param explains whether the reader may be told how replies came about
 */
public record TryOut(UUID project, @Nullable UUID conversation, List<MessageView> messages, boolean explains) {}
