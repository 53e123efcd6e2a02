package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Line.Author;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.ChatRequest.Speaker;
import dev.frontdesk.model.Language;
import dev.frontdesk.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of a conversation the model is shown: the newest of it, within a budget. */
final class Transcript {

    /** The project chat, where sources are listed beside the answer. */
    private static final String PROJECT_CHAT = "panel";

    private static final int MESSAGE_LENGTH_MAX = 8_000;
    private static final int LINES_FOR_LANGUAGE = 4;

    private Transcript() {}

    /**
     * @param remembered of what was said before, oldest first
     * @param tokensMax of what was said before
     */
    static List<ChatRequest.Line> lines(Turn turn, List<Line> remembered, int tokensMax) {
        String said = cut(String.join("\n", turn.messages()), MESSAGE_LENGTH_MAX);
        List<ChatRequest.Line> lines = new ArrayList<>();
        lines.add(new ChatRequest.Line(Speaker.PERSON, said));
        int left = tokensMax;
        for (Line line : remembered.reversed()) {
            left -= Tokens.in(line.text().length());
            if (left < 0) {
                break;
            }
            lines.add(new ChatRequest.Line(
                    line.author() == Author.CONTACT ? Speaker.PERSON : Speaker.ASSISTANT, line.text()));
        }
        return lines.reversed();
    }

    /** Never in the middle of a character; what is left out shows as an ellipsis. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max) + "…";
    }

    /**
     * The turn with what was spoken as if it had been written; where there are no words but something to look at, a mark
     * stands for them.
     */
    static Turn heard(Turn turn, Enclosures.Sorted brought) {
        List<String> messages = new ArrayList<>(turn.messages());
        messages.addAll(brought.spoken());
        if (messages.isEmpty() && !brought.enclosed().isEmpty()) {
            messages.add(turn.attachments().stream()
                    .map(each -> "[" + each.kind() + "]")
                    .collect(Collectors.joining(" ")));
        }
        return new Turn(
                turn.organization(),
                turn.project(),
                turn.conversation(),
                turn.agent(),
                turn.transcript(),
                messages,
                turn.attachments(),
                turn.language(),
                turn.channel(),
                turn.around());
    }

    /** The turn as if the person had written only what follows the command, to the agent it calls. */
    static Turn without(Command command, Turn turn) {
        return new Turn(
                turn.organization(),
                turn.project(),
                turn.conversation(),
                command.name(),
                turn.transcript(),
                List.of(command.rest()),
                turn.attachments(),
                turn.language(),
                turn.channel(),
                turn.around());
    }

    static Optional<String> questionBefore(Turn turn) {
        return turn.transcript().reversed().stream()
                .filter(line -> line.author() == Author.CONTACT && !line.text().startsWith("/"))
                .map(Line::text)
                .findFirst();
    }

    static boolean showsSources(Turn turn) {
        return turn.channel().equals(PROJECT_CHAT);
    }

    /** By what the person writes now, then by what they wrote before, then by what the provider and the project say. */
    static Language language(Turn turn, Project project) {
        List<String> before = turn.transcript().stream()
                .filter(line -> line.author() == Author.CONTACT)
                .map(Line::text)
                .toList();
        List<String> said =
                new ArrayList<>(before.subList(Math.max(0, before.size() - LINES_FOR_LANGUAGE), before.size()));
        said.add(String.join("\n", turn.messages()));
        return language(said, Language.ofTag(turn.language(), Language.ofTag(project.language(), Language.ENGLISH)));
    }

    /** Of the last text that tells one. */
    private static Language language(List<String> said, Language otherwise) {
        return said.isEmpty()
                ? otherwise
                : Language.of(said.getLast(), () -> language(said.subList(0, said.size() - 1), otherwise));
    }
}
