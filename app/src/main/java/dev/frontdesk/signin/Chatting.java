package dev.frontdesk.signin;

import dev.frontdesk.conversation.TurnRunner.Chat;
import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.project.Projects;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The words of sign-in in the language of the chat. */
@Component
class Chatting {

    private static final int LINES_FOR_LANGUAGE = 4;

    private final Words words;
    private final Projects projects;

    Chatting(Words words, Projects projects) {
        this.words = words;
        this.projects = projects;
    }

    /** By what the person wrote before, never by what they write now: that may be a password. */
    Phrases phrases(Turn turn) {
        String said = turn.transcript().reversed().stream()
                .filter(line -> line.author() == Line.Author.CONTACT)
                .limit(LINES_FOR_LANGUAGE)
                .map(Line::text)
                .collect(Collectors.joining("\n"));
        Language language = Language.of(
                said,
                () -> Language.ofTag(
                        turn.language(),
                        Language.ofTag(
                                projects.get(turn.organization(), turn.project())
                                        .language(),
                                Language.ENGLISH)));
        return words.in(language.locale());
    }

    Reply say(Turn turn, String key, Object... values) {
        return Reply.saying(phrases(turn).say("signin." + key, values));
    }

    /** The same, after which the transcript starts afresh: what was said before was another's. */
    Reply sayAfresh(Turn turn, String key, Object... values) {
        return new Reply(phrases(turn).say("signin." + key, values), List.of(), null, true, null, null, null);
    }

    /** Names and addresses are shown as they are, whatever marks stand in them. */
    static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>~|])", "\\\\$1");
    }

    static Offer.ChatSeen seen(Turn turn, Chat chat) {
        return new Offer.ChatSeen(turn.conversation(), turn.around().contact(), chat.connector(), chat.person());
    }
}
