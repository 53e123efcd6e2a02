package dev.frontdesk.signin;

import dev.frontdesk.access.Proofs;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.conversation.TurnRunner.Chat;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signing in by address and password, asked step by step. Whoever fails learns nothing: an unknown address, a wrong
 * password, a person of another organization get the same words, steps and work.
 */
@Component
class PasswordDialog {

    static final Duration TIME = Duration.ofMinutes(10);

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]+");
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final int PASSWORD_LENGTH_MAX = 200;

    private final Dialogs dialogs;
    private final Locks locks;
    private final Proofs proofs;
    private final Linking linking;
    private final Chatting chatting;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    PasswordDialog(
            Dialogs dialogs,
            Locks locks,
            Proofs proofs,
            Linking linking,
            Chatting chatting,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.dialogs = dialogs;
        this.locks = locks;
        this.proofs = proofs;
        this.linking = linking;
        this.chatting = chatting;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of one message: where the dialog stands now, and what to say; no words: signed in. */
    private record Stepped(Dialog dialog, @Nullable Reply reply) {}

    /** Begins, or begins anew; what failed before counts on. Says for how long the chat is locked, if it is. */
    Optional<Reply> begin(Turn turn) {
        Optional<Duration> locked = locks.locked(Locks.chat(turn.around().contact()));
        if (locked.isPresent()) {
            return Optional.of(locked(turn, locked.get()));
        }
        int failures = dialogs.of(turn.conversation()).map(Dialog::failures).orElse(0);
        UUID heard = dialogs.of(turn.conversation()).map(Dialog::heardUntil).orElse(null);
        Dialog fresh = new Dialog(
                Dialog.Step.EMAIL, null, null, failures, heard, clock.instant().plus(TIME));
        dialogs.put(turn.organization(), turn.conversation(), fresh);
        return Optional.empty();
    }

    /**
     * @param last of the messages of the turn
     * @param erased whether they are gone from the chat
     * @return empty: somebody is signed in now
     */
    Optional<Reply> hear(Dialog dialog, Turn turn, Chat chat, UUID last, boolean erased) {
        Dialog.Step before = dialog.step();
        Stepped stepped = new Stepped(dialog.heard(last), chatting.say(turn, "words"));
        if (dialog.expires().isBefore(clock.instant())) {
            stepped = new Stepped(dialog.heard(last).ended(), chatting.say(turn, "expired"));
        } else {
            for (String text : turn.messages()) {
                stepped = step(stepped.dialog(), text, turn, chat);
                if (stepped.dialog().step() == Dialog.Step.NONE) {
                    break;
                }
            }
        }
        if (stepped.reply() != null) {
            dialogs.put(turn.organization(), turn.conversation(), stepped.dialog());
        }
        boolean left =
                !erased && (before == Dialog.Step.PASSWORD || turn.messages().size() > 1);
        Reply reply = stepped.reply();
        return Optional.ofNullable(
                reply == null || !left
                        ? reply
                        : reply.with(reply.markdown() + "\n\n"
                                + chatting.say(turn, "erase").markdown()));
    }

    private Stepped step(Dialog dialog, String text, Turn turn, Chat chat) {
        return switch (dialog.step()) {
            case EMAIL -> email(dialog, text.strip(), turn);
            case PASSWORD -> password(dialog, text, turn, chat);
            case CODE -> code(dialog, text.strip(), turn, chat);
            case NONE -> new Stepped(dialog, chatting.say(turn, "expired"));
        };
    }

    private Stepped email(Dialog dialog, String text, Turn turn) {
        if (text.length() > EMAIL_LENGTH_MAX || !EMAIL.matcher(text).matches()) {
            return locks.begin(Locks.chat(turn.around().contact()))
                    .map(pause -> new Stepped(dialog.ended(), locked(turn, pause)))
                    .orElseGet(() -> new Stepped(dialog, chatting.say(turn, "email.wrong")));
        }
        // The same questions whether there is such an account or not.
        AccountId account = proofs.account(text).orElseGet(() -> new AccountId(Ids.next()));
        AccountId known = proofs.caller(account, turn.organization())
                .map(found -> account)
                .orElse(null);
        byte[] subject = Locks.account(text.toLowerCase(Locale.ROOT));
        return new Stepped(
                dialog.at(Dialog.Step.PASSWORD, known, subject, clock.instant().plus(TIME)),
                chatting.say(turn, "password"));
    }

    private Stepped password(Dialog dialog, String text, Turn turn, Chat chat) {
        Optional<Duration> pause = counted(dialog, turn);
        if (pause.isPresent()) {
            return new Stepped(dialog.ended(), locked(turn, pause.get()));
        }
        Secret password = new Secret(text.length() > PASSWORD_LENGTH_MAX ? "-" : text);
        AccountId account = dialog.account();
        if (!proofs.isPassword(account, password) || account == null) {
            return wrong(dialog, turn, "password");
        }
        if (proofs.hasSecondFactor(account)) {
            takeBack(dialog, turn);
            return new Stepped(
                    dialog.at(
                            Dialog.Step.CODE,
                            account,
                            dialog.subject(),
                            clock.instant().plus(TIME)),
                    chatting.say(turn, "code"));
        }
        return linked(dialog, account, turn, chat);
    }

    private Stepped code(Dialog dialog, String text, Turn turn, Chat chat) {
        Optional<Duration> pause = counted(dialog, turn);
        if (pause.isPresent()) {
            return new Stepped(dialog.ended(), locked(turn, pause.get()));
        }
        AccountId account = dialog.account();
        return account == null || !proofs.takeCode(account, text)
                ? wrong(dialog, turn, "code")
                : linked(dialog, account, turn, chat);
    }

    /** Counts against the chat and against the account, before anything is looked at. */
    private Optional<Duration> counted(Dialog dialog, Turn turn) {
        return locks.begin(Locks.chat(turn.around().contact())).or(() -> locks.begin(subject(dialog)));
    }

    private void takeBack(Dialog dialog, Turn turn) {
        locks.takeBack(Locks.chat(turn.around().contact()));
        locks.takeBack(subject(dialog));
    }

    private static byte[] subject(Dialog dialog) {
        byte[] subject = dialog.subject();
        return subject == null ? new byte[0] : subject;
    }

    private Stepped wrong(Dialog dialog, Turn turn, String at) {
        Dialog failed = dialog.failed();
        Optional<Duration> pause = locks.locked(Locks.chat(turn.around().contact()));
        boolean over = failed.failures() >= Locks.FREE || pause.isPresent();
        tenancy.run(
                turn.organization(),
                () -> audit.record(
                        turn.organization(),
                        AuditEntry.of(
                                        new Actor(
                                                Actor.Kind.CONTACT,
                                                turn.around().contact(),
                                                null),
                                        "chat.sign_in")
                                .about("conversation", turn.conversation())
                                .with("at", at)
                                .with("locked", over)
                                .refused()));
        return over
                ? new Stepped(failed.ended(), locked(turn, pause.orElse(Locks.FIRST)))
                : new Stepped(failed, chatting.say(turn, "wrong"));
    }

    /** The link, and that the message was heard, are one change: a turn that runs again finds both or neither. */
    private Stepped linked(Dialog dialog, AccountId account, Turn turn, Chat chat) {
        OrganizationId organization = turn.organization();
        Caller person = proofs.caller(account, organization).orElse(null);
        if (person == null) {
            return wrong(dialog, turn, "membership");
        }
        Offer.ChatSeen seen = Chatting.seen(turn, chat);
        Dialog ended = dialog.ended();
        dialogs.put(organization, turn.conversation(), ended, () -> linking.link(person, seen, ChatLink.Way.PASSWORD));
        linking.linked(seen);
        locks.succeeded(subject(dialog));
        locks.takeBack(Locks.chat(turn.around().contact()));
        return new Stepped(ended, null);
    }

    private Reply locked(Turn turn, Duration pause) {
        return chatting.say(turn, "locked", Math.max(1, (pause.toSeconds() + 59) / 60));
    }
}
