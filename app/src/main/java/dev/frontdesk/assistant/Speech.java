package dev.frontdesk.assistant;

import dev.frontdesk.conversation.HandOver.Reason;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Words;
import dev.frontdesk.project.Agent;
import dev.frontdesk.project.Project;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the assistant says of itself, without any model. */
@Component
class Speech {

    private static final int NAME_MAX = 32;

    private final Words words;
    private final Menu menu;

    Speech(Words words, Menu menu) {
        this.words = words;
        this.menu = menu;
    }

    String say(Language language, String key, Object... values) {
        return words.in(language.locale()).say("assistant." + key, values);
    }

    /** Empty when the command calls an agent with a question, which needs an answer. */
    Optional<Reply> obey(Command command, Project project, Turn turn, Language language) {
        return switch (command.name()) {
            case "/start" ->
                Optional.of(Reply.saying(say(language, "start") + "\n\n" + menu.of(project, turn, language)));
            case PersonWanted.COMMAND -> Optional.of(Reply.calling(Reason.BUTTON, say(language, "hand-over")));
            case "/help" ->
                Optional.of(Reply.saying(say(language, "help") + "\n\n" + menu.of(project, turn, language)));
            case "/clear" -> Optional.of(new Reply(say(language, "clear"), List.of(), null, true, null, null, null));
            case "/me", "/login", "/logout" -> Optional.of(Reply.saying(say(language, "no-sign-in")));
            default ->
                project.agent(command.name())
                        .map(agent -> command.rest().isEmpty()
                                ? Optional.of(called(agent, language))
                                : Optional.<Reply>empty())
                        .orElseGet(() -> Optional.of(unknown(command, project, turn, language)));
        };
    }

    private Reply called(Agent agent, Language language) {
        String text = say(language, "agent", escaped(agent.name()));
        return Reply.saying(text).by(agent.command());
    }

    private Reply unknown(Command command, Project project, Turn turn, Language language) {
        String name = command.name().length() <= NAME_MAX ? command.name() : "/…";
        return Reply.saying(say(language, "unknown", escaped(name)) + "\n\n" + menu.of(project, turn, language));
    }

    /** The answer of an agent that was called and asked in one message. */
    Reply switched(Command command, Reply answer) {
        return answer.by(command.name());
    }

    Reply adding(Reply reply, Language language, String key) {
        return reply.with(reply.markdown() + "\n\n" + say(language, key));
    }

    static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>~|])", "\\\\$1");
    }
}
