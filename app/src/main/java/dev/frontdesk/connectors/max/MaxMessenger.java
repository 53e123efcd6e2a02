package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Dialect;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends as the bot. MAX knows no idempotency keys: a repeat of a send whose answer was lost is a second message. */
final class MaxMessenger implements Messenger {

    /** A file, a voice note or a card must stand alone, so there is one attachment to a message. */
    private static final int ATTACHMENTS_MAX = 1;

    /** Of a picture, the smallest bound that MAX sets. */
    private static final long BYTES_MAX = 50_000_000;

    private static final int TEXT_MAX = 4000;
    private static final int ROWS_MAX = 30;
    private static final int LABEL_MAX = 128;

    /** Of 30 requests a second some are left for polls, uploads, presses and "typing…". */
    private static final Limits LIMITS = new Limits(
            TEXT_MAX,
            false,
            Duration.ofSeconds(5),
            new Rate(20, Duration.ofSeconds(1)),
            new Rate(2, Duration.ofSeconds(1)),
            new Rate(2, Duration.ofSeconds(1)),
            TEXT_MAX,
            ATTACHMENTS_MAX,
            BYTES_MAX,
            ROWS_MAX,
            null,
            false);

    private static final List<Duration> UNREADY_PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private final MaxApi api;
    private final MaxUploads uploads;
    private final MaxMenu menu;
    private final Dialogs dialogs;
    private final MaxDialect dialect = new MaxDialect();
    private final Courtesies courtesies = new Courtesies();

    MaxMessenger(MaxApi api, Dialogs dialogs) {
        this.api = api;
        this.uploads = new MaxUploads(api);
        this.menu = new MaxMenu(api);
        this.dialogs = dialogs;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String send(Outgoing message) {
        ChatAddress to = ChatAddress.parse(message.chatId());
        Map<String, Object> body = new HashMap<>();
        boolean formatted = message.text() != null;
        String text = message.text() == null ? message.plain() : message.text();
        if (!text.isEmpty()) {
            body.put("text", text);
        }
        if (formatted) {
            body.put("format", "html");
        }
        if (message.replyTo() != null) {
            body.put("link", Map.of("type", "reply", "mid", message.replyTo()));
        }
        List<Object> attachments = attachments(message.attachments(), message.choices());
        if (!attachments.isEmpty()) {
            body.put("attachments", attachments);
        }
        MaxAnswer answer = send(to, body);
        if (formatted && answer.refusesContent()) {
            // whether marks count as characters is not documented: without any it may fit
            throw new Rejected("HTTP 400", answer.call() + ": the marked-up text was refused", new Reason.Markup());
        }
        return sent(to, answer);
    }

    private List<Object> attachments(List<Attachment> files, Choices choices) {
        List<Object> attachments = new ArrayList<>();
        files.forEach(file -> attachments.add(uploads.upload(file)));
        if (!choices.options().isEmpty()) {
            List<Object> rows = choices.options().stream()
                    .<Object>map(option -> List.of(button(option)))
                    .toList();
            attachments.add(Map.of("type", "inline_keyboard", "payload", Map.of("buttons", rows)));
        }
        return attachments;
    }

    private static Map<String, String> button(Choices.Option option) {
        return Map.of("type", "callback", "text", shortened(option.label()), "payload", option.data());
    }

    private static String shortened(String label) {
        return label.length() <= LABEL_MAX ? label : label.substring(0, LABEL_MAX - 1) + "…";
    }

    private MaxAnswer send(ChatAddress to, Map<String, Object> body) {
        MaxAnswer answer = api.ask("POST", "/messages", to.query(), body);
        for (Duration pause : UNREADY_PAUSES) {
            if (!answer.code().equals(MaxAnswer.NOT_READY)) {
                break;
            }
            await(pause);
            answer = api.ask("POST", "/messages", to.query(), body);
        }
        if (answer.code().equals(MaxAnswer.NO_MESSAGE) && body.remove("link") != null) {
            return api.ask("POST", "/messages", to.query(), body); // the message it answers is gone
        }
        return answer;
    }

    private static void await(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Could not connect", "Interrupted while a file was not ready", false, e);
        }
    }

    private String sent(ChatAddress to, MaxAnswer answer) {
        JsonNode message = answer.orThrow().path("message");
        String mid = message.path("body").path("mid").asString("");
        if (mid.isEmpty()) {
            throw new Unavailable("Could not connect", answer.call() + " answered without a message", true, null);
        }
        if (to.dialog()) {
            dialogs.learn(to.id(), message.path("recipient").path("chat_id").asLong(0));
        }
        return mid;
    }

    @Override
    public void typing(String chatId) {
        ChatAddress to = ChatAddress.parse(chatId);
        Long chat = to.dialog() ? dialogs.with(to.id()) : Long.valueOf(to.id());
        if (chat != null && courtesies.allow()) {
            attempt("/chats/" + chat + "/actions", Map.of(), Map.of("action", "typing_on"));
        }
    }

    @Override
    public void acknowledgePress(String pressId) {
        attempt("/answers", Map.of("callback_id", pressId), Map.of());
    }

    private void attempt(String path, Map<String, String> query, Map<String, String> body) {
        try {
            api.call("POST", path, query, body);
        } catch (Refusal refusal) {
            // only a courtesy, and soon out of date
        }
    }

    @Override
    public void announceCommands(List<Command> commands) {
        menu.announce(commands);
    }
}
