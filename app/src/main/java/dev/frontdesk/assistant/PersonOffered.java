package dev.frontdesk.assistant;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts a button that calls a person under a reply that leaves a question open. Pressed, it says what it reads. */
@Component
class PersonOffered {

    private final Speech speech;

    PersonOffered(Speech speech) {
        this.speech = speech;
    }

    Reply under(Reply reply, Turn turn, Language language) {
        if (reply.unanswered() == null || Transcript.showsSources(turn)) {
            return reply;
        }
        String label = speech.say(language, "person");
        return reply.offering(List.of(new Choices.Option(label, label)));
    }
}
