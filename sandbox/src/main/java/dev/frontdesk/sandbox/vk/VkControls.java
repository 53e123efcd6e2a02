package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.ClockControl;
import dev.frontdesk.sandbox.EventStream;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The controls under {@code /control/vk}. {@code account} is a community's id or token throughout.
 *
 * <ul>
 *   <li>{@code POST accounts} makes a community, see {@link Accounts#make}; {@code GET accounts} lists them, {@code GET
 *       accounts/{account}} shows one with its callback servers, {@code PUT accounts/{account}} changes its settings, {@code
 *       POST accounts/{account}/revocation} gives it a new token; {@code POST tokens} makes a token of a person
 *   <li>{@code POST messages} a person writes, see {@link Incoming}, or {@code {items: […]}}; {@code GET
 *       messages?account=&chat=&after=} what the person sees: {@code {items, nextCursor, typing}}, see {@link View}
 *   <li>{@code POST callbacks} presses a button, {@code GET callbacks/{id}?account=} is what came of it
 *   <li>{@code POST blocks} changes how the community stands, see {@link Deeds#block}; {@code POST chats} {@code
 *       {account, chat, title}} names a group chat, {@code GET chats?account=} lists them; {@code POST updates} any event
 *   <li>{@code POST longpoll} {@code {account, failed, times?}} the next long polls fail with this number
 *   <li>{@code POST files/{id}/expiry} a file expires
 *   <li>{@code PUT, GET faults}, see {@link dev.frontdesk.sandbox.Fault}; {@code errorCode} names a VK error; deliveries to
 *       callback servers are the method {@code webhook}, long polls {@code a_check}, file uploads {@code upload}
 *   <li>{@code PUT, GET limits}, see {@link Limits}; {@code PUT, GET clock} {@code {now?, stopped?, advanceSeconds?}}
 *   <li>{@code GET calls?account=&method=} the latest calls
 *   <li>{@code GET events?account=&chat=} server-sent events {@code message, edit, delete, action, callback, standing,
 *       missed}
 * </ul>
 */
final class VkControls {

    private final Vk vk;
    private final Accounts accounts;
    private final Incoming incoming;
    private final Deeds deeds;

    VkControls(Vk vk) {
        this.vk = vk;
        this.accounts = new Accounts(vk);
        this.incoming = new Incoming(vk);
        this.deeds = new Deeds(vk, incoming);
    }

    void addTo(HttpRules rules) {
        rules.post("/accounts", answering(request -> accounts.make(Json.body(request))));
        rules.get("/accounts", answering(request -> accounts.list()));
        rules.get("/accounts/{account}", answering(request -> Accounts.view(pathGroup(request))));
        rules.put("/accounts/{account}", answering(request -> accounts.change(pathGroup(request), Json.body(request))));
        rules.post("/accounts/{account}/revocation", answering(request -> accounts.revoke(pathGroup(request))));
        rules.post("/tokens", answering(request -> accounts.token(Json.body(request))));
        rules.post("/messages", answering(this::write));
        rules.get("/messages", answering(this::messages));
        rules.post("/callbacks", answering(request -> deeds.press(Json.body(request))));
        rules.get("/callbacks/{id}", answering(this::callback));
        rules.post("/blocks", answering(request -> deeds.block(Json.body(request))));
        rules.post("/chats", answering(this::describe));
        rules.get("/chats", answering(this::chats));
        rules.post("/updates", answering(request -> deeds.announce(Json.body(request))));
        rules.post("/longpoll", answering(this::failPolls));
        rules.post("/files/{id}/expiry", answering(request -> {
            vk.files().forget(request.path().pathParameters().get("id"));
            return null;
        }));
        rules.put("/faults", answering(this::putFault));
        rules.get("/faults", answering(request -> items(vk.faults().toJson())));
        rules.put("/limits", answering(this::putLimits));
        rules.get("/limits", answering(request -> vk.limits().toJson()));
        ClockControl.addTo(rules, vk.clock());
        rules.get("/calls", answering(this::calls));
        rules.get("/events", this::events);
    }

    private io.helidon.webserver.http.Handler answering(Json.Order order) {
        return Json.answering(request -> {
            vk.calledBy(request);
            return order.carryOut(request);
        });
    }

    private Group pathGroup(ServerRequest request) {
        return vk.groups().ofAccount(request.path().pathParameters().get("account"));
    }

    private Group queryGroup(ServerRequest request) {
        return vk.groups().ofAccount(Json.query(request, "account"));
    }

    private static long number(ServerRequest request, String name) {
        String text = Json.query(request, name);
        try {
            return text == null || text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Problem(400, name + " is a number, not \"" + text + "\".");
        }
    }

    private JsonNode write(ServerRequest request) {
        ObjectNode order = Json.body(request);
        if (!order.has("items")) {
            return incoming.write(order);
        }
        ArrayNode written = Json.MAPPER.createArrayNode();
        order.path("items").forEach(item -> written.add(incoming.write(item)));
        return items(written);
    }

    private JsonNode messages(ServerRequest request) {
        Group group = queryGroup(request);
        Peer peer = group.peer(number(request, "chat"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        answer.putNull("nextCursor");
        if (peer == null) {
            return answer.putNull("typing");
        }
        long after = number(request, "after");
        peer.messages().stream()
                .filter(message -> message.number() > after)
                .forEach(message -> items.add(View.message(group, peer, message)));
        return answer.setAll(View.state(group, peer));
    }

    private JsonNode callback(ServerRequest request) {
        Presses.Press press = queryGroup(request)
                .presses()
                .find(request.path().pathParameters().get("id"));
        if (press == null) {
            throw new Problem(404, "No such button was pressed.");
        }
        return press.toJson();
    }

    private JsonNode describe(ServerRequest request) {
        ObjectNode order = Json.body(request);
        Group group = vk.groups().ofAccount(order.path("account").asString(null));
        Peer peer = group.peerOrNew(order.path("chat").asLong(0));
        if (order.has("title")) {
            peer.title(order.path("title").asString());
        }
        return View.chat(group, peer);
    }

    private JsonNode chats(ServerRequest request) {
        Group group = queryGroup(request);
        ArrayNode items = Json.MAPPER.createArrayNode();
        group.peers().forEach(peer -> items.add(View.chat(group, peer)));
        return items(items);
    }

    private JsonNode failPolls(ServerRequest request) {
        ObjectNode order = Json.body(request);
        Group group = vk.groups().ofAccount(order.path("account").asString(null));
        int failure = order.path("failed").asInt(0);
        if (failure < 1 || failure > 4) {
            throw new Problem(400, "failed is 1 to 4.");
        }
        group.events().failNext(failure, order.path("times").asInt(1));
        return Accounts.view(group);
    }

    private JsonNode putFault(ServerRequest request) {
        ObjectNode order = Json.body(request);
        if (order.hasNonNull("account")) {
            order.put(
                    "account",
                    vk.groups().ofAccount(order.path("account").asString()).account());
        }
        if (order.has("errorCode") && !order.has("status")) {
            order.put("status", 400);
        }
        vk.faults().put(order);
        return items(vk.faults().toJson());
    }

    private JsonNode putLimits(ServerRequest request) {
        ObjectNode changes = Json.body(request);
        vk.limits(changes.isEmpty() ? Limits.DEFAULT : vk.limits().with(changes));
        return vk.limits().toJson();
    }

    private JsonNode calls(ServerRequest request) {
        String method = Json.query(request, "method");
        long group =
                Json.query(request, "account") == null ? 0 : queryGroup(request).id();
        ArrayNode items = Json.MAPPER.createArrayNode();
        for (CallLog.Entry call : vk.calls().of(group)) {
            if (method == null || method.equalsIgnoreCase(call.method())) {
                items.add(call.toJson());
            }
        }
        return items(items);
    }

    private void events(ServerRequest request, ServerResponse response) throws InterruptedException {
        Group group;
        Watcher watcher;
        try {
            vk.calledBy(request);
            group = queryGroup(request);
            watcher = new Watcher(number(request, "chat"), new EventStream());
        } catch (Problem problem) {
            Json.send(response, problem);
            return;
        }
        group.watchers().add(watcher);
        try {
            watcher.stream().writeTo(response);
        } finally {
            group.watchers().remove(watcher);
        }
    }

    private static ObjectNode items(JsonNode list) {
        ObjectNode answer = Json.object();
        answer.set("items", list);
        return answer.putNull("nextCursor");
    }
}
