package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Twilio tells a webhook of an incoming message. */
final class WebhookForm {

    private final Message message;
    private final Customer customer;
    private final Account account;
    private final String base;
    private final Form form = new Form();

    /** @param base of the addresses of files, e.g. {@code http://localhost:8090/whatsapp} */
    WebhookForm(Message message, String base) {
        this.message = message;
        this.customer = message.facts().customer();
        this.account = customer.account();
        this.base = base;
    }

    /** {@code with} in the order adds parameters of any name, for what is not known here. */
    Form of(JsonNode order, @Nullable Message replied) {
        Message.Media media = message.media();
        JsonNode location = order.path("location");
        String type = location.isObject() ? "location" : media == null ? "text" : type(media);
        common(type);
        form.add("Body", body(media));
        form.add("NumMedia", media == null ? "0" : "1");
        if (media != null) {
            form.add("MediaContentType0", media.mediaType());
            form.add(
                    "MediaUrl0",
                    base + "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + message.sid() + "/Media/"
                            + media.sid());
        }
        if (location.isObject()) {
            form.add("Latitude", location.path("latitude").asDouble(0));
            form.add("Longitude", location.path("longitude").asDouble(0));
            form.add("Label", location.path("label").asString(null));
            form.add("Address", location.path("address").asString(null));
        }
        replied(replied);
        order.path("with")
                .propertyStream()
                .forEach(each -> form.add(each.getKey(), each.getValue().asString()));
        return form;
    }

    private String body(Message.@Nullable Media media) {
        boolean named = media != null && media.kind().equals("document") && media.name() != null;
        String text = message.facts().body();
        return named && text.isEmpty() && media != null ? String.valueOf(media.name()) : text;
    }

    private static String type(Message.Media media) {
        return switch (media.kind()) {
            case "photo" -> "image";
            case "voice" -> "audio";
            case "contact" -> "contacts";
            default -> media.kind();
        };
    }

    Form press(Message.Button button, Message pressed) {
        common(button.list() ? "interactive" : "button");
        form.add("Body", button.title()).add("NumMedia", "0");
        if (button.list()) {
            form.add("ListId", button.id()).add("ListTitle", button.title());
        } else {
            form.add("ButtonText", button.title()).add("ButtonPayload", button.id());
        }
        replied(pressed);
        return form;
    }

    private void replied(@Nullable Message replied) {
        if (replied != null) {
            form.add("OriginalRepliedMessageSid", replied.sid());
            form.add(
                    "OriginalRepliedMessageSender",
                    replied.facts().outgoing() ? account.address() : customer.address());
        }
    }

    private void common(String type) {
        String digits = customer.showsPhone() ? customer.phone() : null;
        ObjectNode metadata = Json.object().put("type", "whatsapp");
        ObjectNode context = metadata.putObject("data").putObject("context");
        context.put("ProfileName", customer.name());
        if (digits != null) {
            context.put("WaId", digits);
        }
        form.add("AccountSid", account.sid())
                .add("ApiVersion", "2010-04-01")
                .add("ChannelMetadata", metadata)
                .add("ExternalUserId", customer.scopedId() == null ? null : "whatsapp:" + customer.scopedId())
                .add("From", customer.address())
                .add("MessageSid", message.sid())
                .add("MessageType", type)
                .add("NumSegments", "1")
                .add("ProfileName", customer.name())
                .add("ReferralNumMedia", "0")
                .add("SmsMessageSid", message.sid())
                .add("SmsSid", message.sid())
                .add("SmsStatus", "received")
                .add("To", account.address())
                .add("WaId", digits);
    }
}
