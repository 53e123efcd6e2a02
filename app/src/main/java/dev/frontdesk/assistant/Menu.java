package dev.frontdesk.assistant;

import dev.frontdesk.conversation.ChatCommand;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.project.Agent;
import dev.frontdesk.project.Project;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The commands of a chat as {@code /help} lists them: those that are of use to whoever asks. */
@Component
class Menu {

    private final Catalogue catalogue;
    private final List<ChatCommand> commands;
    private final Words words;

    Menu(Catalogue catalogue, ObjectProvider<ChatCommand> commands, Words words) {
        this.catalogue = catalogue;
        this.commands = commands.orderedStream().toList();
        this.words = words;
    }

    /** Markdown, a command a line. */
    String of(Project project, Turn turn, Language language) {
        Phrases phrases = words.in(language.locale());
        Asker asker = Askers.of(turn, language);
        Agent current = project.agentOrFirst(turn.agent()).orElse(null);
        List<String> lines = new ArrayList<>();
        for (Agent agent : project.agents()) {
            if (agent.equals(current)) {
                lines.add(line(agent.command(), phrases.say("assistant.steps.agent.here", agent.name())));
            } else if (catalogue.mayHelp(asker, agent.tools())) {
                lines.add(line(agent.command(), agent.name()));
            }
        }
        lines.add(line(PersonWanted.COMMAND, phrases.say("assistant.menu.person")));
        lines.add(line("/clear", phrases.say("assistant.menu.clear")));
        commands.stream()
                .flatMap(each -> each.listed(turn).stream())
                .forEach(each -> lines.add(line(each.name(), phrases.say(each.words()))));
        lines.add(line("/help", phrases.say("assistant.menu.help")));
        return String.join("  \n", lines);
    }

    private static String line(String command, String meaning) {
        return Speech.escaped(command) + " — " + Speech.escaped(meaning);
    }
}
