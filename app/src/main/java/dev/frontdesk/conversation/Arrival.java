package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.InboundSink.Source;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored item on its way to its conversation.
 *
 * @param id of the intake row, and of the message it becomes
 */
record Arrival(UUID id, String externalId, Source source, ConversationId conversation, Inbound inbound) {

    /** With the item's id the key by which repeats are recognised. */
    String account() {
        return account(source);
    }

    /** A message that expects us to listen; in groups people also talk to one another. */
    boolean isForUs() {
        return message().filter(Inbound.Message::addressed).isPresent();
    }

    /** What was said; a pressed button says its value. */
    Optional<Inbound.Message> message() {
        return switch (inbound) {
            case Inbound.Message message -> Optional.of(message);
            case Inbound.Pressed pressed
            when !pressed.data().isBlank() ->
                Optional.of(new Inbound.Message(
                        pressed.chat(),
                        pressed.from(),
                        pressed.at(),
                        "press:" + externalId,
                        pressed.data(),
                        List.of(),
                        pressed.messageId(),
                        true));
            default -> Optional.empty();
        };
    }

    /** Whether it changes the conversation at all; what people in a group say to one another does not. */
    boolean matters() {
        return inbound instanceof Inbound.Spoken && (!(inbound instanceof Inbound.Message) || isForUs());
    }

    Arrival with(Inbound other) {
        return new Arrival(id, externalId, source, conversation, other);
    }

    /** Something like {@code /help}, which is answered by itself. */
    boolean isCommand() {
        return message().filter(said -> said.text().startsWith("/")).isPresent();
    }

    /** Who it is from, as a contact; null where the provider does not say. */
    @Nullable UUID contact() {
        return inbound instanceof Inbound.Spoken spoken ? new Opening.Identity(source, spoken.from()).contact() : null;
    }

    static String account(Source source) {
        return source.connector() + ":" + source.accountId();
    }

    /** As its ids say; see {@link Moves}. */
    static ConversationId conversation(Source source, Inbound inbound) {
        String chat = switch (inbound) {
            case Inbound.Spoken spoken -> spoken.chat().id();
            case Inbound.Moved moved -> moved.from().id();
            case Inbound.Receipt receipt -> receipt.chat().id();
            case Inbound.Ignored ignored -> "";
        };
        return ConversationId.of(source.connection(), chat);
    }
}
