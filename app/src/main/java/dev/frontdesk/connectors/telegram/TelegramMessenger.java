package dev.frontdesk.connectors.telegram;

import static java.util.stream.Collectors.groupingBy;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Dialect;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends as the bot. Telegram knows no idempotency keys: a repeat of a send whose answer was lost is a second message. */
final class TelegramMessenger implements Messenger {

    private static final int CHOICES_MAX = 20;
    private static final int LABEL_MAX = 64;

    private static final Limits LIMITS = new Limits(
            4096,
            false,
            Duration.ofSeconds(5),
            new Rate(30, Duration.ofSeconds(1)),
            new Rate(1, Duration.ofSeconds(1)),
            new Rate(20, Duration.ofMinutes(1)),
            1024,
            1,
            TelegramUploads.BYTES_MAX,
            CHOICES_MAX,
            null,
            false);

    private static final int COMMANDS_MAX = 100;
    private static final int DESCRIPTION_MAX = 256;
    private static final String COMMAND = "[a-z0-9_]{1,32}";

    private final TelegramApi api;
    private final TelegramUploads uploads;
    private final TelegramDialect dialect = new TelegramDialect();

    TelegramMessenger(TelegramApi api) {
        this.api = api;
        this.uploads = new TelegramUploads(api);
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
        Map<String, Object> arguments = ChatAddress.parse(message.chatId()).arguments();
        String text = message.text() == null ? message.plain() : message.text();
        boolean file = !message.attachments().isEmpty();
        if (!text.isEmpty() || !file) {
            arguments.put(file ? "caption" : "text", text);
        }
        if (message.text() != null) {
            arguments.put("parse_mode", "HTML");
        }
        if (!message.choices().options().isEmpty()) {
            arguments.put(
                    "reply_markup",
                    Map.of(
                            "inline_keyboard",
                            message.choices().options().stream()
                                    .map(option -> List.of(button(option)))
                                    .toList()));
        }
        if (message.replyTo() != null) {
            arguments.put(
                    "reply_parameters",
                    Map.of("message_id", Long.parseLong(message.replyTo()), "allow_sending_without_reply", true));
        }
        JsonNode sent =
                file ? uploads.send(message.attachments().getFirst(), arguments) : api.call("sendMessage", arguments);
        return sent.path("message_id").asString();
    }

    private static Map<String, String> button(Choices.Option option) {
        String label = option.label();
        return Map.of(
                "text",
                label.length() <= LABEL_MAX ? label : label.substring(0, LABEL_MAX - 1) + "…",
                "callback_data",
                option.data());
    }

    @Override
    public void typing(String chatId) {
        Map<String, Object> arguments = ChatAddress.parse(chatId).arguments();
        arguments.put("action", "typing");
        attempt("sendChatAction", arguments);
    }

    @Override
    public void acknowledgePress(String pressId) {
        attempt("answerCallbackQuery", Map.of("callback_query_id", pressId));
    }

    /** Possible in private chats, for two days. */
    @Override
    public boolean erase(String chatId, String messageId) {
        Map<String, Object> arguments = ChatAddress.parse(chatId).arguments();
        arguments.put("message_id", Long.parseLong(messageId));
        api.call("deleteMessage", arguments);
        return true;
    }

    private void attempt(String method, Map<String, ?> arguments) {
        try {
            api.call(method, arguments);
        } catch (Refusal refusal) {
            // only a courtesy, and soon out of date
        }
    }

    @Override
    public void announceCommands(List<Command> commands) {
        Map<String, List<Command>> byLanguage = commands.stream()
                .filter(command -> command.name().matches(COMMAND))
                .filter(command -> !command.description().isBlank())
                .collect(groupingBy(command -> command.language() == null ? "" : command.language()));
        byLanguage.forEach((language, menu) -> {
            Map<String, Object> arguments = new HashMap<>();
            arguments.put(
                    "commands",
                    menu.stream()
                            .limit(COMMANDS_MAX)
                            .map(TelegramMessenger::entry)
                            .toList());
            if (!language.isEmpty()) {
                arguments.put("language_code", language);
            }
            api.call("setMyCommands", arguments);
        });
    }

    private static Map<String, String> entry(Command command) {
        String description = command.description();
        return Map.of(
                "command",
                command.name(),
                "description",
                description.length() <= DESCRIPTION_MAX
                        ? description
                        : description.substring(0, DESCRIPTION_MAX - 1) + "…");
    }
}
