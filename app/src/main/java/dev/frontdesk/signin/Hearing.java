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

    /** What is a command even while something is asked; a password may begin with a slash. */
    private static final Pattern COMMAND =
            Pattern.compile("/(?:start|login|logout|me|cancel|help)(?:@[A-Za-z0-9_]+)?(?:\\s.*)?", Pattern.DOTALL);

    private final Dialogs dialogs;
    private final PasswordDialog password;
    private final PasswordRules rules;
    private final ChatDoor door;
    private final Chatting chatting;

    Hearing(Dialogs dialogs, PasswordDialog password, PasswordRules rules, ChatDoor door, Chatting chatting) {
        this.dialogs = dialogs;
        this.password = password;
        this.rules = rules;
        this.door = door;
        this.chatting = chatting;
    }

    @Override
    public boolean isMeant(OrganizationId organization, UUID conversation, UUID arrival, String text, boolean group) {
        return token(text).isPresent() || (!group && isAnswer(conversation, arrival, text));
    }

    private boolean isAnswer(UUID conversation, UUID arrival, String text) {
        return dialogs.of(conversation)
                .filter(dialog -> dialog.hears(arrival))
                .filter(dialog -> !COMMAND.matcher(text.strip()).matches())
                .isPresent();
    }

    private static Optional<String> token(String text) {
        Matcher link = LINK.matcher(text.strip());
        return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
    }

    @Override
    public Reply hear(Turn turn, UUID last, boolean erased) {
        Chat chat = turn.around().chat();
        if (chat == null) {
            return chatting.say(turn, "gone");
        }
        return turn.messages().stream()
                .flatMap(text -> token(text).stream())
                .findFirst()
                .map(token -> door.shown(token, turn, chat))
                .orElseGet(() -> answered(turn, chat, last, erased));
    }

    private Reply answered(Turn turn, Chat chat, UUID last, boolean erased) {
        Optional<Dialog> open = dialogs.of(turn.conversation()).filter(dialog -> dialog.step() != Dialog.Step.NONE);
        Dialog dialog =
                open.filter(each -> !each.isRepeat(turn.around().turn())).orElse(null);
        if (dialog == null) {
            return turn.around().now().get().isPresent()
                    ? door.greeting(turn)
                    : chatting.say(turn, open.isPresent() ? "again" : "expired");
        }
        if (!chat.vouched() || !rules.allow(turn.organization(), chat.connection())) {
            dialogs.end(turn.organization(), turn.conversation());
            return chatting.say(turn, "expired");
        }
        return password.hear(dialog, turn, chat, last, erased).orElseGet(() -> door.greeting(turn));
    }
}
