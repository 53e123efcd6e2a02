package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the person at the other end sees, for pages and tests. */
final class ChatView {

    private ChatView() {}

    /**
     * {@code {id, chat, direction: in|out, date, from: {id, name, isBot}, text, status, errorCode?, buttons?, media?,
     * replyTo?, contentSid?}}; {@code in} is what the person wrote, {@code text} carries WhatsApp's marks.
     */
    static ObjectNode message(Message message) {
        Message.Facts facts = message.facts();
        Customer customer = facts.customer();
        ObjectNode view = Json.object()
                .put("id", message.sid())
                .put("chat", customer.id())
                .put("direction", facts.outgoing() ? "out" : "in")
                .put("date", facts.at().toString());
        view.putObject("from")
                .put("id", facts.outgoing() ? customer.account().key() : customer.id())
                .put("name", facts.outgoing() ? customer.account().sender().name() : customer.name())
                .put("isBot", facts.outgoing());
        view.put("text", facts.body()).put("status", message.status());
        if (message.errorCode() != 0) {
            view.put("errorCode", message.errorCode());
        }
        if (!facts.buttons().isEmpty()) {
            ArrayNode rows = view.putArray("buttons");
            facts.buttons()
                    .forEach(button -> rows.addArray()
                            .addObject()
                            .put("text", button.title())
                            .put("data", button.id()));
        }
        Message.Media media = message.media();
        if (media != null) {
            view.putObject("media")
                    .put("kind", media.kind())
                    .put("fileId", media.sid())
                    .put("fileName", media.name())
                    .put("mimeType", media.mediaType())
                    .put("fileSize", media.bytes());
        }
        view.put("replyTo", facts.replyTo());
        return view.put("contentSid", facts.contentSid());
    }

    /** {@code {chat, typing: {action, until}|null, draft: null}}. */
    static ObjectNode state(Customer customer) {
        ObjectNode state = Json.object().put("chat", customer.id());
        long until = customer.typingUntil();
        if (until == 0) {
            state.putNull("typing");
        } else {
            state.putObject("typing")
                    .put("action", "typing")
                    .put("until", Instant.ofEpochMilli(until).toString());
        }
        return state.putNull("draft");
    }

    /** {@code {chat, title, phone, scopedId, blocked, optedOut, gone, windowOpen, joined}}. */
    static ObjectNode chat(Customer customer) {
        return Json.object()
                .put("chat", customer.id())
                .put("title", customer.name())
                .put("phone", customer.phone())
                .put("scopedId", customer.scopedId())
                .put("blocked", customer.blocked())
                .put("optedOut", customer.optedOut())
                .put("gone", customer.gone())
                .put("windowOpen", customer.isWithinWindow())
                .put("joined", customer.isJoined());
    }

    static ArrayNode chats(Account account) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        List<Customer> customers = account.customers();
        customers.stream().sorted(Comparator.comparing(Customer::id)).forEach(customer -> items.add(chat(customer)));
        return items;
    }
}
