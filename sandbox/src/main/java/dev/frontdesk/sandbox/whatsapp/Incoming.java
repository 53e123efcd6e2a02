package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person writes or presses: the message enters the chat and goes to the webhook. */
final class Incoming {

    private static final String CURE = "Name the user by an id of 7 to 15 digits, which is also the phone number.";

    private final Twilio twilio;
    private final Sending sending;

    Incoming(Twilio twilio) {
        this.twilio = twilio;
        this.sending = new Sending(twilio);
    }

    /** Answers {@code {chat, messageId, delivered}}; {@code delivered}: whether there is a webhook to bring it to. */
    ObjectNode write(JsonNode order, String base) {
        Account account = twilio.accounts().named(order.path("account").asString(null));
        Customer customer = customer(account, order);
        String text = order.path("text").asString("");
        Message.Media file = IncomingMedia.read(account, order);
        Message replied = order.hasNonNull("replyTo")
                ? message(customer, order.path("replyTo").asString())
                : null;
        Message message = stored(customer, file == null ? "SM" : "MM", text, replied);
        if (file != null) {
            message.media(file);
        }
        return enter(message, new WebhookForm(message, base).of(order, replied), order);
    }

    /** A button under one of the sender's messages: {@code {account, chat, user, message, data}}. */
    ObjectNode press(JsonNode order, String base) {
        Account account = twilio.accounts().named(order.path("account").asString(null));
        Customer customer = customer(account, order);
        Message pressed = message(customer, order.path("message").asString());
        String data = order.path("data").asString("");
        Message.Button button = pressed.facts().buttons().stream()
                .filter(each -> each.id().equals(data))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "Message " + pressed.sid() + " has no button " + data + "."));
        Message message = stored(customer, "SM", button.title(), pressed);
        return enter(message, new WebhookForm(message, base).press(button, pressed), order)
                .put("id", message.sid());
    }

    static Customer customer(Account account, JsonNode order) {
        JsonNode user = order.path("user");
        String id = user.isObject() ? user.path("id").asString("") : user.asString("");
        if (id.isEmpty()) {
            id = order.path("chat").asString("");
        }
        if (!id.matches("[1-9]\\d{6,14}|[A-Z]{2}\\.[A-Za-z0-9]{1,128}")) {
            throw new Problem(400, CURE);
        }
        Customer customer = account.customerOrNew(id);
        if (user.isObject()) {
            customer.describe(user);
        }
        return customer;
    }

    private static Message message(Customer customer, String sid) {
        Message found = customer.account().messages().get(sid);
        if (found == null) {
            throw new Problem(404, "There is no message " + sid + " in this chat.");
        }
        return found;
    }

    private Message stored(Customer customer, String prefix, String text, @Nullable Message replied) {
        Message message = new Message(
                new Message.Facts(
                        Sid.next(prefix),
                        customer,
                        false,
                        "inbound",
                        twilio.clock().instant(),
                        text,
                        null,
                        List.of(),
                        replied == null ? null : replied.sid(),
                        null),
                "received");
        customer.account().messages().put(message.sid(), message);
        return message;
    }

    private ObjectNode enter(Message message, Form form, JsonNode order) {
        Customer customer = message.facts().customer();
        Account account = customer.account();
        customer.add(message);
        customer.wrote();
        String joinWords = account.sender().joinWords();
        if (joinWords != null && message.facts().body().equalsIgnoreCase("join " + joinWords)) {
            customer.joined();
        }
        account.tell("message", () -> ChatView.message(message));
        String webhook = account.addresses().webhook();
        if (webhook != null) {
            Courier.Letter letter =
                    new Courier.Letter(webhook, account.addresses().fallback(), form, signing(order));
            customer.inOrder(() -> {
                Courier.Outcome outcome = twilio.courier().post(account, letter);
                if (outcome.isSuccess()) {
                    Twiml.messages(outcome).forEach(text -> sending.reply(customer, text));
                }
            });
        }
        return Json.object()
                .put("chat", customer.id())
                .put("messageId", message.sid())
                .put("delivered", webhook != null);
    }

    private static Courier.Signing signing(JsonNode order) {
        try {
            return Courier.Signing.valueOf(
                    order.path("signature").asString("right").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "signature is right, port, wrong or none.");
        }
    }
}
