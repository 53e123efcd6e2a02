package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.ClockControl;
import dev.frontdesk.sandbox.EventStream;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The controls under {@code /control/whatsapp}. {@code account} is a number, with or without a plus, or an account SID.
 *
 * <ul>
 *   <li>{@code POST accounts} opens an account, see {@link Accounts#make}; {@code GET accounts} lists them, {@code GET
 *       accounts/{account}} shows one; {@code POST accounts/{account}/revocation} gives it a new token; {@code PUT
 *       accounts/{account}/webhook} pastes addresses into the console, see {@link Accounts#paste}; {@code PUT
 *       accounts/{account}/status} {@code {status: active|suspended|closed}}
 *   <li>{@code POST messages} a person writes: {@code {account, user, text?, replyTo?, photo? document? voice? audio?
 *       video? sticker? contact? location?, with?, signature?}}, or {@code {items: […]}}; see {@link Incoming} and {@link
 *       IncomingMedia}. {@code user} is an id, which is also the phone's digits, or {@code {id, firstName, lastName,
 *       phone, scopedId, showsPhone}}; {@code signature} is right, port, wrong or none
 *   <li>{@code GET messages?account=&chat=&after=} what the person sees: {@code {items, nextCursor, typing, draft}}, see
 *       {@link ChatView}
 *   <li>{@code POST callbacks} presses a button; {@code POST blocks} {@code {account, user, blocked?, optedOut?, gone?}}
 *   <li>{@code POST statuses} {@code {account, message, status, errorCode?}} tells a status, true or not
 *   <li>{@code PUT approvals} {@code {account, contentSid, status}} decides on a template
 *   <li>{@code GET chats?account=} lists the people; {@code GET, DELETE files/{sid}?account=} a file
 *   <li>{@code PUT, GET faults}, see {@link dev.frontdesk.sandbox.Fault}; deliveries to webhooks are the method {@code
 *       webhook}; {@code code} names Twilio's own code
 *   <li>{@code PUT, GET limits}, see {@link Limits}; {@code {}} restores all
 *   <li>{@code PUT clock} {@code {now?, stopped?, advanceSeconds?}}, {@code {}} returns to the real time; {@code GET clock}
 *   <li>{@code GET calls?account=&method=} the latest calls
 *   <li>{@code GET events?account=} server-sent events {@code message, status, action, standing, missed}
 * </ul>
 */
final class WhatsappControls {

    private final Twilio twilio;
    private final Incoming incoming;
    private final Fate fate;

    WhatsappControls(Twilio twilio) {
        this.twilio = twilio;
        this.incoming = new Incoming(twilio);
        this.fate = new Fate(twilio);
    }

    void addTo(HttpRules rules) {
        Accounts accounts = twilio.accounts();
        rules.post("/accounts", Json.answering(request -> accounts.make(Json.body(request))));
        rules.get("/accounts", Json.answering(request -> accounts.list()));
        rules.get("/accounts/{account}", Json.answering(request -> Accounts.view(pathAccount(request))));
        rules.post("/accounts/{account}/revocation", Json.answering(request -> accounts.revoke(pathAccount(request))));
        rules.put(
                "/accounts/{account}/webhook",
                Json.answering(request -> accounts.paste(pathAccount(request), Json.body(request))));
        rules.put("/accounts/{account}/status", Json.answering(this::status));
        rules.post("/messages", Json.answering(this::write));
        rules.get("/messages", Json.answering(this::messages));
        rules.post("/callbacks", Json.answering(request -> incoming.press(Json.body(request), base(request))));
        rules.post("/blocks", Json.answering(this::block));
        rules.post("/statuses", Json.answering(this::tellStatus));
        rules.put("/approvals", Json.answering(this::approve));
        rules.get("/chats", Json.answering(request -> items(ChatView.chats(queryAccount(request)))));
        rules.get("/files/{sid}", this::file);
        rules.delete("/files/{sid}", Json.answering(request -> {
            twilio.media()
                    .remove(
                            queryAccount(request),
                            request.path().pathParameters().get("sid"));
            return null;
        }));
        rules.put("/faults", Json.answering(this::putFault));
        rules.get("/faults", Json.answering(request -> items(twilio.faults().toJson())));
        rules.put("/limits", Json.answering(this::putLimits));
        rules.get("/limits", Json.answering(request -> twilio.limits().toJson()));
        ClockControl.addTo(rules, twilio.clock());
        rules.get("/calls", Json.answering(this::calls));
        rules.get("/events", this::events);
    }

    private Account pathAccount(ServerRequest request) {
        return twilio.accounts().named(request.path().pathParameters().get("account"));
    }

    private Account queryAccount(ServerRequest request) {
        return twilio.accounts().named(Json.query(request, "account"));
    }

    private Account orderAccount(JsonNode order) {
        return twilio.accounts().named(order.path("account").asString(null));
    }

    private JsonNode status(ServerRequest request) {
        String status = Json.body(request).path("status").asString("");
        if (!status.matches("active|suspended|closed")) {
            throw new Problem(400, "status is active, suspended or closed.");
        }
        Account account = pathAccount(request);
        account.status(status);
        return Accounts.view(account);
    }

    private static String base(ServerRequest request) {
        return "http://" + request.headers().first(HeaderNames.HOST).orElse("localhost") + "/whatsapp";
    }

    private JsonNode write(ServerRequest request) {
        ObjectNode order = Json.body(request);
        if (!order.has("items")) {
            return incoming.write(order, base(request));
        }
        ArrayNode written = Json.MAPPER.createArrayNode();
        order.path("items").forEach(item -> written.add(incoming.write(item, base(request))));
        return items(written);
    }

    private JsonNode messages(ServerRequest request) {
        String chat = Json.query(request, "chat");
        String after = Json.query(request, "after");
        Customer customer = queryAccount(request).customer(chat == null ? "" : chat);
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        answer.putNull("nextCursor");
        if (customer == null) {
            return answer.putNull("typing").putNull("draft");
        }
        boolean passed = after == null || after.isEmpty();
        for (Message message : customer.transcript()) {
            if (passed) {
                items.add(ChatView.message(message));
            }
            passed = passed || message.sid().equals(after);
        }
        return answer.setAll(ChatView.state(customer));
    }

    private JsonNode block(ServerRequest request) {
        ObjectNode order = Json.body(request);
        Customer customer = Incoming.customer(orderAccount(order), order);
        customer.stand(order);
        customer.account().tell("standing", () -> ChatView.chat(customer));
        return ChatView.chat(customer);
    }

    private JsonNode tellStatus(ServerRequest request) {
        ObjectNode order = Json.body(request);
        String sid = order.path("message").asString("");
        Message message = orderAccount(order).messages().get(sid);
        if (message == null) {
            throw new Problem(404, "There is no message " + sid + ".");
        }
        String status = order.path("status").asString("");
        int code = order.path("errorCode").asInt(0);
        message.facts().customer().inOrder(() -> fate.become(message, status, code));
        return ChatView.message(message);
    }

    private JsonNode approve(ServerRequest request) {
        ObjectNode order = Json.body(request);
        Content content =
                orderAccount(order).contents().get(order.path("contentSid").asString(""));
        if (content == null) {
            throw new Problem(404, "The account has no such content.");
        }
        content.approval(order.path("status").asString("approved"));
        return content.approvalJson();
    }

    private void file(ServerRequest request, ServerResponse response) {
        try {
            MediaStore.Stored file = twilio.media()
                    .find(queryAccount(request), request.path().pathParameters().get("sid"));
            if (file == null) {
                throw new Problem(404, "The account has no such file.");
            }
            response.header("Content-Type", file.mediaType());
            response.send(file.content());
        } catch (Problem problem) {
            Json.send(response, problem);
        }
    }

    private JsonNode putFault(ServerRequest request) {
        ObjectNode order = Json.body(request);
        if (order.hasNonNull("account")) {
            order.put("account", orderAccount(order).key());
        }
        twilio.faults().put(order);
        return items(twilio.faults().toJson());
    }

    private JsonNode putLimits(ServerRequest request) {
        ObjectNode changes = Json.body(request);
        twilio.limits(changes.isEmpty() ? Limits.DEFAULT : twilio.limits().with(changes));
        return twilio.limits().toJson();
    }

    private JsonNode calls(ServerRequest request) {
        String account = Json.query(request, "account");
        ArrayNode items = Json.MAPPER.createArrayNode();
        twilio.calls()
                .of(account == null ? null : queryAccount(request).key(), Json.query(request, "method"))
                .forEach(call -> items.add(call.toJson()));
        return items(items);
    }

    private void events(ServerRequest request, ServerResponse response) throws InterruptedException {
        Account account;
        try {
            account = queryAccount(request);
        } catch (Problem problem) {
            Json.send(response, problem);
            return;
        }
        Watcher watcher = new Watcher(new EventStream());
        account.watchers().add(watcher);
        try {
            watcher.stream().writeTo(response);
        } finally {
            account.watchers().remove(watcher);
        }
    }

    private static ObjectNode items(JsonNode list) {
        ObjectNode answer = Json.object();
        answer.set("items", list);
        return answer.putNull("nextCursor");
    }
}
