package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.whatsapp.Gateway.Answer;
import dev.frontdesk.sandbox.whatsapp.Gateway.Call;
import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account itself, and its messages. */
final class MessagesApi {

    private static final String ACCOUNT = "/2010-04-01/Accounts/{account}";

    private final Gateway gateway;
    private final Sending sending;

    MessagesApi(Twilio twilio) {
        this.gateway = new Gateway(twilio);
        this.sending = new Sending(twilio);
    }

    void addTo(HttpRules rules) {
        rules.get(ACCOUNT + ".json", gateway.handler("fetchAccount", MessagesApi::account));
        rules.post(
                ACCOUNT + "/Messages.json",
                gateway.handler(
                        "createMessage",
                        call -> new Answer(
                                201, MessageJson.of(call.account(), sending.create(call.account(), call.form())))));
        rules.get(ACCOUNT + "/Messages.json", gateway.handler("listMessages", MessagesApi::list));
        rules.get(
                ACCOUNT + "/Messages/{message}.json",
                gateway.handler(
                        "fetchMessage", call -> new Answer(200, MessageJson.of(call.account(), message(call)))));
        rules.delete(ACCOUNT + "/Messages/{message}.json", gateway.handler("deleteMessage", call -> {
            call.account().messages().remove(message(call).sid());
            return new Answer(204, null);
        }));
    }

    private static Answer account(Call call) {
        Account account = call.account();
        return new Answer(
                200,
                Json.object()
                        .put("sid", account.sid())
                        .put("friendly_name", account.sender().name())
                        .put("status", account.status())
                        .put("type", account.sender().joinWords() == null ? "Full" : "Trial")
                        .put("uri", "/2010-04-01/Accounts/" + account.sid() + ".json"));
    }

    private static Message message(Call call) {
        Message found = call.account().messages().get(call.part("message"));
        if (found == null) {
            throw ApiError.notFound(call.path().replaceFirst("^/whatsapp", ""));
        }
        return found;
    }

    private static Answer list(Call call) {
        Account account = call.account();
        Form filter = call.form();
        ArrayNode items = Json.MAPPER.createArrayNode();
        account.messages().values().stream()
                .sorted(Comparator.comparing(
                                (Message message) -> message.facts().at())
                        .reversed())
                .filter(message -> matches(account, message, filter))
                .limit(size(filter))
                .forEach(message -> items.add(MessageJson.of(account, message)));
        ObjectNode answer = Json.object().put("page", 0).put("page_size", size(filter));
        answer.set("messages", items);
        return new Answer(200, answer.putNull("next_page_uri"));
    }

    private static int size(Form filter) {
        String size = filter.first("PageSize", "50");
        return size.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(size), 1, 1000) : 50;
    }

    private static boolean matches(Account account, Message message, Form filter) {
        ObjectNode json = MessageJson.of(account, message);
        String day = LocalDate.ofInstant(message.facts().at(), ZoneOffset.UTC).toString();
        return filter.first("To", json.path("to").asString())
                        .equals(json.path("to").asString())
                && filter.first("From", json.path("from").asString())
                        .equals(json.path("from").asString())
                && filter.first("DateSent", day).equals(day);
    }
}
