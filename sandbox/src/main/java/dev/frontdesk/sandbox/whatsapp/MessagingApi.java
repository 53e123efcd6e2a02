package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.whatsapp.Gateway.Answer;
import dev.frontdesk.sandbox.whatsapp.Gateway.Call;
import io.helidon.webserver.http.HttpRules;
import tools.jackson.databind.node.ObjectNode;

/** Typing indicators and senders, which live on a host of their own. */
final class MessagingApi {

    private final Gateway gateway;

    MessagingApi(Twilio twilio) {
        this.gateway = new Gateway(twilio);
    }

    void addTo(HttpRules rules) {
        rules.post("/v2/Indicators/Typing.json", gateway.handler("typing", MessagingApi::type));
        rules.get("/v2/Channels/Senders", gateway.handler("listSenders", MessagingApi::senders));
    }

    /** Also marks what the person wrote as read. */
    private static Answer type(Call call) {
        String id = call.form().first("messageId", "");
        if (!"whatsapp".equals(call.form().first("channel"))) {
            throw ApiError.badRequest(20001, "channel must be whatsapp");
        }
        Message message = call.account().messages().get(id);
        if (message == null) {
            throw ApiError.notFound("/v2/Indicators/Typing.json");
        }
        if (message.facts().outgoing()) {
            throw ApiError.badRequest(20001, "messageId must be of an inbound message");
        }
        Customer customer = message.facts().customer();
        customer.type();
        call.account().tell("action", () -> ChatView.state(customer));
        return new Answer(200, Json.object().put("success", true));
    }

    /** The shared sender for trying out belongs to nobody, so it is not listed. */
    private static Answer senders(Call call) {
        Account account = call.account();
        ObjectNode answer = Json.object();
        var items = answer.putArray("senders");
        if (account.sender().joinWords() == null) {
            ObjectNode sender = items.addObject()
                    .put("sid", account.sender().sid())
                    .put("sender_id", account.address())
                    .put("status", "ONLINE");
            sender.putObject("webhook")
                    .put("callback_url", account.addresses().webhook())
                    .put("callback_method", "POST");
        }
        answer.putObject("meta").put("page", 0).put("key", "senders").putNull("next_page_url");
        return new Answer(200, answer);
    }
}
