package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.platform.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written before a turn: the conversation with its contact if they are new, and what was said.
 *
 * @param arrivals never empty, all of one conversation
 */
record Opening(Source source, ConversationId conversation, Inbound.Chat chat, List<Arrival> arrivals) {

    /** Who takes part in it under which name. */
    record Identity(Source source, Inbound.Person person) {

        UUID id() {
            return Ids.named("identity", source.organization(), source.connector(), person.id());
        }

        /** Until contacts are merged by hand, each identity is a contact of its own. */
        UUID contact() {
            return Ids.named("contact", source.organization(), source.connector(), person.id());
        }
    }

    /** A message as it is stored. */
    record Said(Opening opening, Arrival arrival, Inbound.Message message) {

        Identity author() {
            return new Identity(opening.source(), message.from());
        }
    }

    record Correction(Opening opening, Inbound.Edited edited) {}

    List<Said> said() {
        return arrivals.stream()
                .filter(Arrival::isForUs)
                .flatMap(arrival -> arrival.message().stream().map(message -> new Said(this, arrival, message)))
                .toList();
    }

    List<Correction> corrections() {
        return arrivals.stream()
                .filter(arrival -> arrival.inbound() instanceof Inbound.Edited)
                .map(arrival -> new Correction(this, (Inbound.Edited) arrival.inbound()))
                .toList();
    }

    List<Identity> identities() {
        return spoken().stream()
                .map(spoken -> new Identity(source, spoken.from()))
                .distinct()
                .toList();
    }

    Inbound.Spoken last() {
        return spoken().getLast();
    }

    /** Whether the chat can be written to, as far as these tell; writing to us shows that it can. */
    boolean reachable() {
        return !(last() instanceof Inbound.Reach reach) || reach.reachable();
    }

    String title() {
        String title = chat.title();
        return chat.group() && title != null ? title : last().from().name();
    }

    /** The contact of a private chat. */
    @Nullable UUID contact() {
        return chat.group() ? null : new Identity(source, last().from()).contact();
    }

    String lastText() {
        List<Said> said = said();
        if (said.isEmpty()) {
            return "";
        }
        Inbound.Message last = said.getLast().message();
        return Texts.stored(
                last.text().isBlank() && !last.parts().isEmpty()
                        ? StoredPart.of(last.parts().getFirst()).mark()
                        : last.text());
    }

    private List<Inbound.Spoken> spoken() {
        return arrivals.stream()
                .map(Arrival::inbound)
                .filter(Inbound.Spoken.class::isInstance)
                .map(Inbound.Spoken.class::cast)
                .toList();
    }
}
