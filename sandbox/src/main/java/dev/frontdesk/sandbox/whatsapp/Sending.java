package dev.frontdesk.sandbox.whatsapp;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what the account's owner wants sent, or says at once why not; the rest shows later, see {@link Fate}. */
final class Sending {

    private static final int BODY_MAX = 1600;
    private static final int CALLBACK_MAX = 4000;

    private final Twilio twilio;
    private final Fate fate;

    Sending(Twilio twilio) {
        this.twilio = twilio;
        this.fate = new Fate(twilio);
    }

    Message create(Account account, Form form) {
        requireSender(account, form);
        Customer customer = recipient(account, form);
        Content.Filled content = content(account, form);
        String body = content == null ? form.first("Body", "") : content.body();
        List<String> media = content == null ? form.all("MediaUrl") : content.media();
        requireFit(form, content, body, media);
        if (customer.optedOut()) {
            throw ApiError.badRequest(21610, "Attempt to send to unsubscribed recipient");
        }
        return store(account, customer, form, content, body, media, "outbound-api");
    }

    /** A message that a webhook's answer asked for. */
    void reply(Customer customer, String body) {
        store(customer.account(), customer, new Form(), null, body, List.of(), "outbound-reply");
    }

    private Message store(
            Account account,
            Customer customer,
            Form form,
            Content.@Nullable Filled content,
            String body,
            List<String> media,
            String direction) {
        String callback = form.first("StatusCallback");
        Message message = new Message(
                new Message.Facts(
                        Sid.next(media.isEmpty() ? "SM" : "MM"),
                        customer,
                        true,
                        direction,
                        twilio.clock().instant(),
                        body,
                        content == null ? null : content.sid(),
                        content == null ? List.of() : content.buttons(),
                        null,
                        callback == null ? account.addresses().status() : callback),
                "queued");
        message.mediaCount(media.size());
        account.messages().put(message.sid(), message);
        fate.decide(message, content, media);
        return message;
    }

    private static void requireSender(Account account, Form form) {
        String from = form.first("From");
        if (from == null && form.first("MessagingServiceSid") == null) {
            throw ApiError.badRequest(21603, "A 'From' phone number is required.");
        }
        if (from != null && !from.equals(account.address())) {
            throw ApiError.badRequest(63007, "Twilio could not find a Channel with the specified From address");
        }
        String callback = form.first("StatusCallback");
        if (callback != null
                && (callback.length() > CALLBACK_MAX
                        || !Addresses.isAbsolute(callback)
                        || String.valueOf(URI.create(callback).getHost()).contains("_"))) {
            throw ApiError.badRequest(21609, "The 'StatusCallback' URL " + callback + " is not a valid URL.");
        }
    }

    private static Customer recipient(Account account, Form form) {
        String to = form.first("To");
        if (to == null) {
            throw ApiError.badRequest(21604, "A 'To' phone number is required.");
        }
        if (to.equals(account.address())) {
            throw ApiError.badRequest(63031, "Message cannot have the same To and From");
        }
        if (!to.matches("whatsapp:(?:\\+[1-9]\\d{6,14}|[A-Z]{2}\\.[A-Za-z0-9]{1,128})")) {
            throw ApiError.badRequest(21211, "The 'To' number " + to + " is not a valid phone number.");
        }
        return account.customerOrNew(to.substring("whatsapp:".length()).replace("+", ""));
    }

    private static Content.@Nullable Filled content(Account account, Form form) {
        String sid = form.first("ContentSid");
        if (sid == null) {
            return null;
        }
        Content content = account.contents().get(sid);
        if (content == null) {
            throw ApiError.badRequest(21655, "The ContentSid is invalid.");
        }
        return content.fill(form.first("ContentVariables"));
    }

    private static void requireFit(Form form, Content.@Nullable Filled content, String body, List<String> media) {
        if (content != null && (form.first("Body") != null || form.first("MediaUrl") != null)) {
            throw ApiError.badRequest(20001, "Body and MediaUrl cannot be used with ContentSid.");
        }
        if (body.isEmpty() && media.isEmpty()) {
            throw ApiError.badRequest(21619, "A text message body or media urls must be specified.");
        }
        if (body.length() > BODY_MAX) {
            throw ApiError.badRequest(21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        if (media.size() > 10) {
            throw ApiError.badRequest(21623, "Number of media files exceeds allowed limit.");
        }
    }
}
