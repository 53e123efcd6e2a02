package dev.frontdesk.signin;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.conversation.ChatCommand;
import dev.frontdesk.conversation.TurnRunner.Chat;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The commands {@code /login}, {@code /logout} and {@code /me} of a chat. */
@Component
class ChatDoor implements ChatCommand {

    private static final String YES = "yes";
    private static final String NO = "no";

    private final ChatIdentities identities;
    private final Offers offers;
    private final Linking linking;
    private final Introduction introduction;
    private final PanelAddress panel;
    private final Dialogs dialogs;
    private final PasswordDialog password;
    private final PasswordRules rules;
    private final Chatting chatting;

    ChatDoor(
            ChatIdentities identities,
            Offers offers,
            Linking linking,
            Introduction introduction,
            PanelAddress panel,
            Dialogs dialogs,
            PasswordDialog password,
            PasswordRules rules,
            Chatting chatting) {
        this.identities = identities;
        this.offers = offers;
        this.linking = linking;
        this.introduction = introduction;
        this.panel = panel;
        this.dialogs = dialogs;
        this.password = password;
        this.rules = rules;
        this.chatting = chatting;
    }

    @Override
    public Optional<Reply> obey(String name, String rest, Turn turn) {
        Chat chat = turn.around().chat();
        if (chat == null) {
            return Optional.empty();
        }
        return switch (name) {
            case "/me" -> Optional.of(me(turn, chat));
            case "/logout" -> Optional.of(logout(turn, chat));
            case "/login" -> Optional.of(login(rest, turn, chat));
            case "/start" -> asked(turn) ? Optional.of(login("", turn, chat)) : Optional.empty();
            case "/cancel" -> asked(turn) ? Optional.of(cancel(turn)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public List<Listed> listed(Turn turn) {
        Chat chat = turn.around().chat();
        if (chat == null || chat.group() || !chat.vouched()) {
            return List.of();
        }
        return person(turn).isEmpty()
                ? List.of(new Listed("/login", "signin.menu.login"))
                : List.of(new Listed("/me", "signin.menu.me"), new Listed("/logout", "signin.menu.logout"));
    }

    private Reply me(Turn turn, Chat chat) {
        Phrases phrases = chatting.phrases(turn);
        return closed(turn, chat)
                .or(() -> link(turn)
                        .flatMap(link -> person(turn)
                                .map(person -> Reply.saying(introduction.full(phrases, person, link.linkedAt())))))
                .orElseGet(() -> chatting.say(turn, "guest"));
    }

    /** Why nobody can sign in in this chat. */
    private Optional<Reply> closed(Turn turn, Chat chat) {
        if (chat.group()) {
            return Optional.of(chatting.say(turn, "group"));
        }
        return chat.vouched() ? Optional.empty() : Optional.of(chatting.say(turn, "unproven"));
    }

    private Optional<ChatLink> link(Turn turn) {
        return identities.link(
                turn.organization(), turn.conversation(), turn.around().contact());
    }

    private Optional<Caller> person(Turn turn) {
        return turn.around().now().get();
    }

    private boolean asked(Turn turn) {
        return dialogs.of(turn.conversation())
                .filter(dialog -> dialog.step() != Dialog.Step.NONE)
                .isPresent();
    }

    private Reply cancel(Turn turn) {
        dialogs.end(turn.organization(), turn.conversation());
        return chatting.say(turn, "cancelled");
    }

    private Reply logout(Turn turn, Chat chat) {
        dialogs.end(turn.organization(), turn.conversation());
        return closed(turn, chat)
                .orElseGet(() -> link(turn)
                        .map(link -> {
                            Actor actor = person(turn).map(Caller::actor).orElse(Actor.SYSTEM);
                            linking.end(link, actor, "logout");
                            return chatting.sayAfresh(turn, "out");
                        })
                        .orElseGet(() -> chatting.say(turn, "guest")));
    }

    private Reply login(String rest, Turn turn, Chat chat) {
        Optional<Reply> closed = closed(turn, chat);
        if (closed.isPresent()) {
            return closed.get();
        }
        return switch (rest.toLowerCase(Locale.ROOT)) {
            case YES -> accept(turn, chat);
            case NO -> {
                offers.decline(turn.organization(), turn.conversation());
                yield chatting.say(turn, "declined");
            }
            default -> already(turn).orElseGet(() -> offered(turn, chat));
        };
    }

    private Optional<Reply> already(Turn turn) {
        Phrases phrases = chatting.phrases(turn);
        return person(turn)
                .map(person ->
                        Reply.saying(introduction.brief(phrases, person) + "\n" + phrases.say("signin.already")));
    }

    private Reply offered(Turn turn, Chat chat) {
        Offers.FromChat made = offers.fromChat(turn.organization(), Chatting.seen(turn, chat));
        Reply offer = chatting.say(
                turn, "offer", panel.of(made.token()), made.digits().reveal(), Offers.TIME.toMinutes());
        if (!rules.allow(turn.organization(), chat.connection())) {
            return offer;
        }
        Reply more = password.begin(turn).orElseGet(() -> chatting.say(turn, "email"));
        return offer.with(offer.markdown() + "\n\n" + more.markdown());
    }

    private Reply accept(Turn turn, Chat chat) {
        Phrases phrases = chatting.phrases(turn);
        return switch (offers.accept(turn.organization(), Chatting.seen(turn, chat))) {
            case LINKED -> greeting(turn);
            case TAKEN -> already(turn).orElseGet(() -> chatting.say(turn, "gone"));
            case GONE, WRONG_DIGITS -> Reply.saying(phrases.say("signin.gone"));
        };
    }

    /** What was said before was a guest's. */
    Reply greeting(Turn turn) {
        Phrases phrases = chatting.phrases(turn);
        return person(turn)
                .map(person -> chatting.sayAfresh(turn, "in", introduction.brief(phrases, person)))
                .orElseGet(() -> chatting.say(turn, "gone"));
    }

    /** A link from the panel was sent: asks whether this chat is really to be that person's. */
    Reply shown(String token, Turn turn, Chat chat) {
        Phrases phrases = chatting.phrases(turn);
        return closed(turn, chat)
                .or(() -> already(turn))
                .or(() -> offers.show(turn.organization(), token, Chatting.seen(turn, chat))
                        .map(person -> Reply.saying(phrases.say("signin.ask", introduction.brief(phrases, person)))
                                .offering(List.of(
                                        new Choices.Option(phrases.say("signin.ask.yes"), "/login " + YES),
                                        new Choices.Option(phrases.say("signin.ask.no"), "/login " + NO)))))
                .orElseGet(() -> chatting.say(turn, "gone"));
    }
}
