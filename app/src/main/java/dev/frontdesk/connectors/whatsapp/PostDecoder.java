package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Chat;
import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Inbound.Message;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Person;
import dev.frontdesk.connector.Inbound.Pressed;
import dev.frontdesk.connector.Item;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">what people write</a>. A post
 * tells no time, so the moment of its arrival is kept with it.
 */
final class PostDecoder {

    private static final String RECEIVED_AT = "FrontdeskReceivedAt";

    private final Clock clock;

    PostDecoder(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when it is no message at all */
    Item item(String body) {
        String at = URLEncoder.encode(clock.instant().toString(), StandardCharsets.UTF_8);
        String raw = body + "&" + RECEIVED_AT + "=" + at;
        FormBody post = FormBody.parse(raw);
        String sid = post.get("MessageSid", post.get("SmsSid", ""));
        if (sid.isEmpty()) {
            throw new IllegalArgumentException("There is no MessageSid");
        }
        return new Item(sid, raw, decode(post));
    }

    Inbound decode(FormBody post) {
        Person person = person(post);
        if (person == null) {
            return new Ignored("message of nobody");
        }
        Chat chat = chat(post);
        Instant at = receivedAt(post);
        String sid = post.get("MessageSid", post.get("SmsSid", ""));
        String replied = post.get("OriginalRepliedMessageSid");
        String pressed = post.get("ButtonPayload", post.get("ListId", ""));
        if (!pressed.isEmpty()) {
            return new Pressed(chat, person, at, replied, sid, pressed);
        }
        List<Part> parts = PostParts.of(post);
        String text = PostParts.isNamedByText(post) ? "" : post.get("Body", post.get("ButtonText", ""));
        return text.isEmpty() && parts.isEmpty()
                ? new Ignored("message without content")
                : new Message(chat, person, at, sid, text, parts, replied, true);
    }

    private Instant receivedAt(FormBody post) {
        try {
            return Instant.parse(post.get(RECEIVED_AT, ""));
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    /** The phone while it is shown: what we can surely write to. */
    private static Chat chat(FormBody post) {
        return new Chat(addressee(post).chat(), false, null);
    }

    private static Addressee addressee(FormBody post) {
        String from = post.get("From");
        String digits = post.get("WaId");
        return Addressee.ofAddress(from != null ? from : digits != null ? digits : post.get("ExternalUserId", ""));
    }

    /** Known by the id that stays when the number changes or is hidden, where there is one. */
    private static @Nullable Person person(FormBody post) {
        try {
            Addressee reached = addressee(post);
            String scoped = post.get("ExternalUserId");
            String id = scoped == null
                    ? reached.chat()
                    : Addressee.ofAddress(scoped).chat();
            return new Person(id, post.get("ProfileName", reached.name()), null, null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
