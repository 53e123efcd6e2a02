package dev.frontdesk.assistant;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Confirmations;
import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Toolbox;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the buttons of a confirmation under a reply, and has done what a pressed one confirms. */
@Component
class Confirming {

    private static final String YES = "/yes";
    private static final String NO = "/no";

    private final Toolbox toolbox;
    private final Words words;

    Confirming(Toolbox toolbox, Words words) {
        this.toolbox = toolbox;
        this.words = words;
    }

    /** @param done what the same turn did before it asks */
    Reply asking(Made made, String done, Language language) {
        UUID id = made.confirmation();
        if (id == null) {
            throw new IllegalArgumentException("Nothing to confirm in " + made.tool());
        }
        String text = done.isEmpty() ? made.text() : done + "\n\n" + made.text();
        return Reply.saying(text)
                .offering(List.of(
                        new Choices.Option(say(language, "yes"), YES + " " + id),
                        new Choices.Option(say(language, "no"), NO + " " + id)));
    }

    private String say(Language language, String key) {
        return words.in(language.locale()).say("tool.confirm." + key);
    }

    /** Empty when it is no such button. */
    Optional<Reply> pressed(
            Command command, Turn turn, @Nullable String agent, List<String> chosen, Language language) {
        if (!command.name().equals(YES) && !command.name().equals(NO)) {
            return Optional.empty();
        }
        UUID id;
        try {
            id = UUID.fromString(command.rest());
        } catch (IllegalArgumentException e) {
            return Optional.of(Reply.saying(say(language, "foreign")));
        }
        Errand errand = new Errand(
                turn.around().turn(),
                0,
                Askers.of(turn, language),
                turn.around().holder(),
                chosen,
                "",
                "",
                null);
        Confirmations.Answer answer = toolbox.answer(errand, id, command.name().equals(YES));
        return Optional.of(Reply.saying(answer.text()).after(Diary.pressed(agent, answer.made())));
    }
}
