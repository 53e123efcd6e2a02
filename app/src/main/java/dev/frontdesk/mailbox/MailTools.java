package dev.frontdesk.mailbox;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Mailbox.Draft;
import dev.frontdesk.connector.Mailbox.Mail;
import dev.frontdesk.connector.Mailbox.Query;
import dev.frontdesk.connector.Mailboxes.Box;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Outcome.Done;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What assistants and outside agents can do with a project's mail. */
@Component
class MailTools implements Toolset {

    private static final String AREA = "mail";
    private static final int SUBJECT_MAX = 200;
    private static final int BODY_MAX = 20_000;
    private static final int ONE_MAX = 12_000;
    private static final int FOUND_MAX = 10;
    private static final int FOUND_TEXT = 1_500;
    private static final int SHOWN_TEXT = 3_000;
    private static final int PREVIEW_TEXT = 1_000;

    private static final Parameter MAILBOX =
            Parameter.text(Boxes.MAILBOX, 320, "Address of the mailbox, needed only where there are several");
    private static final Parameter SINCE = Parameter.date("since", "The first day");
    private static final Parameter UNREAD = Parameter.flag("unread", "Only what nobody has read yet");

    private final Boxes boxes;
    private final Recipients recipients;
    private final Channels channels;
    private final Telling telling;
    private final List<Tool> tools;

    MailTools(Boxes boxes, Recipients recipients, Channels channels, Telling telling) {
        this.boxes = boxes;
        this.recipients = recipients;
        this.channels = channels;
        this.telling = telling;
        this.tools = List.of(
                tool(
                        "read_latest_mail",
                        "Reads the newest mail of the project's mailbox.",
                        Effect.READ,
                        List.of(UNREAD, MAILBOX),
                        this::latest),
                tool(
                        "search_mail",
                        "Finds mails in the project's inbox, newest first, by words, sender, subject and days.",
                        Effect.READ,
                        List.of(
                                Parameter.text("query", 200, "Words that stand in the mail"),
                                Parameter.text("from", 320, "Stands in the sender's name or address"),
                                Parameter.text("subject", SUBJECT_MAX, "Stands in the subject"),
                                SINCE,
                                Parameter.date("before", "The day after the last"),
                                UNREAD,
                                MAILBOX),
                        this::search),
                tool(
                        "summarize_mail",
                        "Gives the texts of the newest mails, for you to sum up in a few lines.",
                        Effect.READ,
                        List.of(SINCE, UNREAD, Parameter.number("limit", FOUND_MAX, "How many, 10 if absent"), MAILBOX),
                        this::search),
                tool(
                        "send_mail",
                        "Sends a mail from the project's mailbox. Write the whole text; the signature is added.",
                        Effect.WRITE,
                        List.of(
                                Parameter.text("to", 320, "Address, or the name of a contact")
                                        .needed(),
                                Parameter.text("subject", SUBJECT_MAX, "Subject")
                                        .needed(),
                                Parameter.text("text", BODY_MAX, "Plain text").needed(),
                                MAILBOX),
                        this::send));
    }

    private Tool tool(
            String name,
            String description,
            Effect effect,
            List<Parameter> parameters,
            BiFunction<Box, Call, Outcome> work) {
        return new Tool(name, description, AREA, effect, Audience.STAFF, parameters, call -> done(work, call));
    }

    /** To a guest, who is told to sign in, they are known; to staff without the project they are not there. */
    @Override
    public List<Tool> tools(Asker asker) {
        return asker.isGuest() || Boxes.mayUse(asker) ? tools : List.of();
    }

    private Outcome done(BiFunction<Box, Call, Outcome> work, Call call) {
        try {
            Box box = boxes.meant(call);
            try {
                return work.apply(box, call);
            } catch (dev.frontdesk.connector.Refusal refusal) {
                channels.refused(box.connection(), refusal);
                return failed(call.asker(), box, refusal);
            }
        } catch (Refusal refusal) {
            return refusal.outcome();
        }
    }

    private Outcome failed(Asker asker, Box box, dev.frontdesk.connector.Refusal refusal) {
        return switch (refusal) {
            case Unavailable lost when lost.perhapsDone() -> telling.refused(asker, Code.UNAVAILABLE, "tool.unknown");
            case Rejected rejected ->
                telling.refused(
                        asker,
                        Code.VALIDATION_FAILED,
                        "mailbox.refused",
                        Telling.escaped(rejected.code() + ". " + rejected.getMessage()));
            default ->
                telling.refused(
                        asker,
                        Code.UNAVAILABLE,
                        "mailbox.failed",
                        Telling.escaped(box.mailbox().address()),
                        Telling.escaped(refusal.code()));
        };
    }

    private Outcome latest(Box box, Call call) {
        Asker asker = call.asker();
        String address = box.mailbox().address();
        List<Mail> found = box.mailbox()
                .find(new Query(null, null, null, null, null, call.arguments().flag("unread"), 1));
        if (found.isEmpty()) {
            return none(asker, address);
        }
        Mail mail = found.getFirst();
        return new Done(
                Map.of("mailbox", address, "mail", Telling.data(mail, ONE_MAX)),
                telling.say(asker, "mailbox.latest", Telling.escaped(address)) + "\n\n"
                        + telling.whole(asker, mail, SHOWN_TEXT));
    }

    private Outcome none(Asker asker, String address) {
        return new Done(
                Map.of("mailbox", address, "mails", List.of()),
                telling.say(asker, "mailbox.empty", Telling.escaped(address)));
    }

    private Outcome search(Box box, Call call) {
        Asker asker = call.asker();
        Arguments arguments = call.arguments();
        String address = box.mailbox().address();
        List<Mail> found = box.mailbox()
                .find(new Query(
                        arguments.text("query").orElse(null),
                        arguments.text("from").orElse(null),
                        arguments.text("subject").orElse(null),
                        arguments.date("since").orElse(null),
                        arguments.date("before").orElse(null),
                        arguments.flag("unread"),
                        Math.clamp(arguments.number("limit").orElse((long) FOUND_MAX), 1, FOUND_MAX)));
        if (found.isEmpty()) {
            return none(asker, address);
        }
        StringBuilder text =
                new StringBuilder(telling.say(asker, "mailbox.found", found.size(), Telling.escaped(address)));
        found.forEach(mail -> text.append("\n- ").append(telling.line(asker, mail)));
        return new Done(
                Map.of(
                        "mailbox",
                        address,
                        "mails",
                        found.stream()
                                .map(mail -> Telling.data(mail, FOUND_TEXT))
                                .toList()),
                text.toString());
    }

    private Outcome send(Box box, Call call) {
        Asker asker = call.asker();
        Arguments arguments = call.arguments();
        String from = box.mailbox().address();
        String to = recipients.address(asker, arguments.text("to").orElseThrow());
        String subject = arguments.text("subject").orElseThrow();
        String text = arguments.text("text").orElseThrow();
        if (!call.confirmed() && !recipients.knows(asker, Objects.requireNonNull(asker.project()), to)) {
            return new Outcome.Confirm(telling.say(asker, "mailbox.confirm", Telling.escaped(from), Telling.escaped(to))
                    + "\n\n" + telling.say(asker, "mailbox.subject", Telling.escaped(subject)) + "\n\n"
                    + Telling.escaped(Telling.cut(text, PREVIEW_TEXT)));
        }
        String id = box.mailbox().send(new Draft(to, subject, text, key(call)));
        channels.sent(box.connection());
        return new Done(
                Map.of("sent", true, "from", from, "to", to, "message_id", id),
                telling.say(
                        asker, "mailbox.sent", Telling.escaped(from), Telling.escaped(to), Telling.escaped(subject)));
    }

    /** Under the same key of the same person the mail keeps its id, whatever was forgotten in between. */
    private static long key(Call call) {
        UUID id = call.idempotencyKey() == null
                ? Ids.next()
                : Ids.named(
                        "mail", Objects.requireNonNull(call.asker().person()).id(), call.idempotencyKey());
        return id.getLeastSignificantBits();
    }
}
