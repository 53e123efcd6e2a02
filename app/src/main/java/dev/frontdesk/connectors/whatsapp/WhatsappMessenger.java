package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Dialect;
import dev.frontdesk.connector.Inbound.Part.Kind;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends as the number. Twilio knows no idempotency keys: a repeat of a send whose answer was lost is a second message.
 */
final class WhatsappMessenger implements Messenger {

    private static final int TEXT_MAX = 1600;
    private static final int CAPTION_MAX = 1024;
    private static final long IMAGE_BYTES_MAX = 5 << 20;

    /** WhatsApp lets a burst through and averages one message in six seconds to one person. */
    private static final Limits LIMITS = new Limits(
            TEXT_MAX,
            false,
            Duration.ofSeconds(25),
            new Rate(80, Duration.ofSeconds(1)),
            new Rate(45, Duration.ofSeconds(270)),
            null,
            CAPTION_MAX,
            1,
            16L << 20,
            QuickReplies.CHOICES_MAX,
            Duration.ofHours(24),
            false);

    private final TwilioApi api;
    private final Optional<Sender> sender;
    private final @Nullable URI callback;
    private final OutgoingFiles files;
    private final QuickReplies quickReplies;
    private final LatestMessages latest;
    private final WhatsappDialect dialect = new WhatsappDialect();

    WhatsappMessenger(Account account, TwilioApi api, OutgoingFiles files, LatestMessages latest) {
        this.api = api;
        this.sender = Sender.of(account);
        this.callback = account.callback();
        this.files = files;
        this.quickReplies = new QuickReplies(api);
        this.latest = latest;
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
        if (message.template() != null) {
            return create(message, Map.of("ContentSid", message.template()));
        }
        String body = body(message);
        if (!message.attachments().isEmpty()) {
            return file(message, message.attachments().getFirst(), withChoices(body, message.choices()));
        }
        if (QuickReplies.fit(body, message.choices())) {
            return create(message, quickReplies.parameters(body, message.choices()));
        }
        return create(message, Map.of("Body", withChoices(body, message.choices())));
    }

    /** Marks count for Twilio, and are not worth losing the message. */
    private static String body(Outgoing message) {
        String marked = message.text();
        return marked == null || marked.length() > TEXT_MAX ? message.plain() : marked;
    }

    /** Written out where there are no buttons; left out where there is no room, for the text matters more. */
    private static String withChoices(String body, Choices choices) {
        StringBuilder text = new StringBuilder(body);
        int number = 1;
        for (Choices.Option option : choices.options()) {
            text.append(number == 1 ? "\n\n" : "\n")
                    .append(number++)
                    .append(". ")
                    .append(option.label());
        }
        return text.length() <= TEXT_MAX ? text.toString() : body;
    }

    /** A sound shows no text beside it, so the text goes ahead of it. */
    private String file(Outgoing message, Attachment attachment, String caption) {
        requireFit(attachment);
        String address = files.offer(attachment, base()).toString();
        boolean sound = attachment.kind() == Kind.VOICE || attachment.kind() == Kind.AUDIO;
        if (caption.isEmpty()) {
            return create(message, Map.of("MediaUrl", address));
        }
        if (!sound) {
            return create(message, Map.of("MediaUrl", address, "Body", caption));
        }
        create(message, Map.of("Body", caption));
        try {
            return create(message, Map.of("MediaUrl", address));
        } catch (Refusal refusal) {
            // half of it is with the person: a repeat would send that half twice
            throw new Unavailable(refusal.code(), "After its text: " + refusal.getMessage(), true, refusal);
        }
    }

    private static void requireFit(Attachment attachment) {
        boolean image = attachment.mediaType().startsWith("image/");
        if (attachment.bytes() > (image ? IMAGE_BYTES_MAX : LIMITS.attachmentBytesMax())) {
            throw new Rejected(
                    "File too large",
                    "WhatsApp takes pictures up to 5 MB and other files up to 16 MB; this has " + attachment.bytes()
                            + " bytes",
                    new Reason.Other());
        }
    }

    private URI base() {
        if (callback == null) {
            throw new Rejected(
                    "No public address",
                    "Twilio fetches files from a public address of ours, and there is none",
                    new Reason.Other());
        }
        return callback;
    }

    private String create(Outgoing message, Map<String, String> content) {
        Map<String, String> parameters = new LinkedHashMap<>(content);
        parameters.put("To", Addressee.ofChat(message.chatId()).address());
        parameters.put("From", from());
        if (callback != null) {
            parameters.put(
                    "StatusCallback", WhatsappConnector.persistent(callback).toString());
        }
        return api.createMessage(parameters);
    }

    private String from() {
        return sender.orElseThrow(() -> new BadCredentials("Number not set", "No number is known to send from"))
                .address();
    }

    @Override
    public List<Template> templates() {
        return ApprovedContents.of(api.approvals());
    }

    @Override
    public void typing(String chatId) {
        try {
            latest.of(chatId).ifPresent(api::type);
        } catch (Refusal refusal) {
            // only a courtesy, and soon out of date
        }
    }
}
