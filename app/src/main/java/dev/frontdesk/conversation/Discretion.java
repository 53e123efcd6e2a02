package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps what is meant for a confidant out of everything that is stored and shown. */
@Component
class Discretion {

    /** What stands in its place. A corrected message that is masked stays so. */
    static final String MASK = "••••••••";

    private static final Logger LOG = LoggerFactory.getLogger(Discretion.class);

    private final ObjectProvider<Confidant> confidant;

    Discretion(ObjectProvider<Confidant> confidant) {
        this.confidant = confidant;
    }

    /** The same opening, itself, where nothing in it is meant for a confidant. */
    Opening masked(Opening opening) {
        List<Arrival> arrivals =
                opening.arrivals().stream().map(each -> masked(opening, each)).toList();
        return arrivals.equals(opening.arrivals())
                ? opening
                : new Opening(opening.source(), opening.conversation(), opening.chat(), arrivals);
    }

    private Arrival masked(Opening opening, Arrival arrival) {
        return switch (arrival.inbound()) {
            case Inbound.Message said
            when isMeant(opening, arrival, said.text()) ->
                arrival.with(new Inbound.Message(
                        said.chat(),
                        said.from(),
                        said.at(),
                        said.messageId(),
                        MASK,
                        List.of(),
                        said.replyTo(),
                        said.addressed()));
            case Inbound.Edited edited
            when isMeant(opening, arrival, edited.text()) ->
                arrival.with(new Inbound.Edited(edited.chat(), edited.from(), edited.at(), edited.messageId(), MASK));
            default -> arrival;
        };
    }

    private boolean isMeant(Opening opening, Arrival arrival, String text) {
        Confidant one = confidant.getIfAvailable();
        return one != null
                && one.isMeant(
                        opening.source().organization(),
                        opening.conversation().value(),
                        arrival.id(),
                        text,
                        opening.chat().group());
    }

    /** Empty when the confidant failed; what was said is lost then, and the person says it again. */
    Optional<Reply> hear(Turn turn, Opening said, Optional<Messenger> messenger) {
        boolean erased = messenger.isPresent()
                && said.said().stream()
                        .map(Opening.Said::message)
                        .allMatch(each -> each.text().startsWith("/") || erased(messenger.get(), each));
        try {
            return Optional.of(
                    confidant.getObject().hear(turn, said.arrivals().getLast().id(), erased));
        } catch (RuntimeException failure) {
            LOG.atError()
                    .addKeyValue("conversation", said.conversation())
                    .setCause(failure)
                    .log("conversation_confidant_failed");
            return Optional.empty();
        }
    }

    private static boolean erased(Messenger messenger, Inbound.Message message) {
        try {
            return messenger.erase(message.chat().id(), message.messageId());
        } catch (Refusal refused) {
            return false;
        }
    }
}
