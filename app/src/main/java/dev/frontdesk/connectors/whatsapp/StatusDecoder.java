package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Inbound.Chat;
import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.connector.Inbound.Receipt.Outcome;
import dev.frontdesk.connector.Item;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes receipts of <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">statuses</a>.
 * They come in any order and more than once; whoever stores them keeps the furthest.
 */
final class StatusDecoder {

    private StatusDecoder() {}

    static boolean isStatus(FormBody post) {
        return post.get("MessageStatus") != null;
    }

    /** Empty for what only says that it is on its way. */
    static Optional<Item> item(String raw, FormBody post) {
        String sid = post.get("MessageSid", post.get("SmsSid", ""));
        Outcome outcome = outcome(post.get("MessageStatus", ""));
        return sid.isEmpty() || outcome == null
                ? Optional.empty()
                : Optional.of(new Item(sid + ":" + post.get("MessageStatus", ""), raw, receipt(post)));
    }

    /** @throws IllegalArgumentException when it tells of no outcome, or of nobody's message */
    static Receipt receipt(FormBody post) {
        Outcome outcome = outcome(post.get("MessageStatus", ""));
        if (outcome == null) {
            throw new IllegalArgumentException("The message is on its way");
        }
        return new Receipt(
                new Chat(Addressee.ofAddress(post.get("To", "")).chat(), false, null),
                post.get("MessageSid", post.get("SmsSid", "")),
                outcome,
                outcome == Outcome.FAILED ? problem(post) : null);
    }

    private static @Nullable Outcome outcome(String status) {
        return switch (status) {
            case "delivered" -> Outcome.DELIVERED;
            case "read" -> Outcome.READ;
            case "failed", "undelivered", "canceled" -> Outcome.FAILED;
            default -> null;
        };
    }

    private static String problem(FormBody post) {
        String code = post.get("ErrorCode", "");
        String said = post.get("ErrorMessage", post.get("ChannelStatusMessage", known(code)));
        return code.isEmpty() ? said : code + ": " + said;
    }

    /** Twilio often sends the number alone. */
    private static String known(String code) {
        return switch (code) {
            case "11751" -> "The file is too large for WhatsApp";
            case "21610" -> "The recipient has opted out";
            case "63003", "63024" -> "The recipient is not on WhatsApp";
            case "63013" -> "The message goes against a policy of WhatsApp";
            case "63014" -> "The recipient has blocked the number";
            case "63015" -> "The recipient has not joined the sandbox";
            case "63016" -> "The 24-hour window is closed: only an approved template can be sent";
            case "63018" -> "WhatsApp's rate limit is exceeded";
            case "63019" -> "The file could not be downloaded";
            case "63021" -> "WhatsApp does not take this content";
            case "63032", "63049" -> "WhatsApp chose not to deliver it";
            default -> "The message was not delivered";
        };
    }
}
