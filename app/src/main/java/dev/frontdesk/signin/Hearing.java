package dev.frontdesk.signin;

import dev.frontdesk.conversation.Confidant;
import dev.frontdesk.conversation.TurnRunner.Chat;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.platform.OrganizationId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Hears what is good for signing in, before anybody else can. */
@Component
class Hearing implements Confidant {

    /** A link from the panel, as a deep link brings it or as it is pasted. */
    private static final Pattern LINK =
            Pattern.compile("(?:/(?:start|login)(?:@[A-Za-z0-9_]+)?\\s+)?(" + Tokens.FORM + ")");

    private final ChatDoor door;
    private final Chatting chatting;

    Hearing(ChatDoor door, Chatting chatting) {
        this.door = door;
        this.chatting = chatting;
    }

    @Override
    public boolean isMeant(OrganizationId organization, UUID conversation, UUID arrival, String text, boolean group) {
        return token(text).isPresent();
    }

    private static Optional<String> token(String text) {
        Matcher link = LINK.matcher(text.strip());
        return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
    }

    @Override
    public Reply hear(Turn turn, boolean erased) {
        Chat chat = turn.around().chat();
        Optional<String> token =
                turn.messages().stream().flatMap(text -> token(text).stream()).findFirst();
        if (chat == null || token.isEmpty()) {
            return chatting.say(turn, "gone");
        }
        return door.shown(token.get(), turn, chat);
    }
}
