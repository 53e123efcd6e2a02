package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.ClockControl;
import dev.frontdesk.sandbox.EventStream;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The controls under {@code /control/max}. {@code account} is a bot's id or token, {@code chat} the person's id for a
 * dialog and the chat's own (negative) for a group, {@code message} a mid.
 *
 * <ul>
 *   <li>{@code POST, GET accounts}, {@code GET accounts/{account}}, see {@link Accounts}; {@code POST
 *       accounts/{account}/revocation} gives it a new token; {@code GET accounts/{account}/commands} is its menu
 *   <li>{@code POST messages} a person writes: {@code {account, chat?, user, text?, replyTo?, edit?, title?, admin?,
 *       long?, photo? document? …}}, or {@code {items: […]}}; see {@link Incoming}, {@link IncomingMedia}. In a group
 *       the bot sees messages only as administrator ({@code admin}, on unless told). {@code long} lets a text be longer
 *       than the apps allow
 *   <li>{@code GET messages?account=&chat=&after=} what the person sees: {@code {items, nextCursor, typing, draft}}, see
 *       {@link ChatView}; {@code DELETE messages?account=&chat=&message=} a person deletes one
 *   <li>{@code POST starts}, {@code POST blocks}, {@code POST callbacks}, {@code POST updates}, see {@link Deeds};
 *       {@code GET callbacks/{id}?account=} is what came of a press; {@code POST, GET chats} describes and lists chats
 *   <li>{@code PUT, GET faults}, see {@link dev.frontdesk.sandbox.Fault}; methods are named like {@code POST /messages},
 *       uploads {@code upload}, deliveries {@code webhook}; {@code success: false} beside a {@code delayMs} leaves the
 *       work undone with status 200
 *   <li>{@code PUT, GET limits}, see {@link Limits}; a PUT names what it changes, {@code {}} restores all
 *   <li>{@code PUT clock} {@code {now?, stopped?, advanceSeconds?}}, {@code {}} returns to the real time; {@code GET clock}
 *   <li>{@code GET calls?account=&method=} the latest calls: {@code {items: [{at, account, method, arguments, status,
 *       error}]}}
 *   <li>{@code GET files/{token}} the content of a file
 *   <li>{@code GET events?account=&chat=} server-sent events {@code message, edit, delete, action, callback, standing,
 *       missed}
 * </ul>
 */
final class MaxControls {

    private final Max max;
    private final Accounts accounts;
    private final Incoming incoming;
    private final Deeds deeds;

    MaxControls(Max max) {
        this.max = max;
        this.accounts = new Accounts(max);
        this.incoming = new Incoming(max);
        this.deeds = new Deeds(max, incoming);
    }

    void addTo(HttpRules rules) {
        rules.any((request, response) -> {
            max.calledBy(request);
            response.next();
        });
        rules.post("/accounts", Json.answering(request -> accounts.make(Json.body(request))));
        rules.get("/accounts", Json.answering(request -> accounts.list()));
        rules.get("/accounts/{account}", Json.answering(request -> Accounts.view(pathBot(request))));
        rules.post("/accounts/{account}/revocation", Json.answering(request -> accounts.revoke(pathBot(request))));
        rules.get(
                "/accounts/{account}/commands",
                Json.answering(request -> items(pathBot(request).commands())));
        rules.post("/messages", Json.answering(this::write));
        rules.get("/messages", Json.answering(this::messages));
        rules.delete("/messages", Json.answering(this::delete));
        rules.post("/starts", Json.answering(request -> deeds.start(Json.body(request))));
        rules.post("/blocks", Json.answering(request -> deeds.block(Json.body(request))));
        rules.post("/callbacks", Json.answering(request -> deeds.press(Json.body(request))));
        rules.get("/callbacks/{id}", Json.answering(this::callback));
        rules.post("/updates", Json.answering(request -> deeds.announce(Json.body(request))));
        rules.post("/chats", Json.answering(this::describe));
        rules.get("/chats", Json.answering(this::chats));
        rules.put("/faults", Json.answering(this::putFault));
        rules.get("/faults", Json.answering(request -> items(max.faults().toJson())));
        rules.put("/limits", Json.answering(this::putLimits));
        rules.get("/limits", Json.answering(request -> max.limits().toJson()));
        ClockControl.addTo(rules, max.clock(), () -> max.alarm().lookAgain());
        rules.get("/calls", Json.answering(this::calls));
        rules.get("/files/{token}", this::file);
        rules.get("/events", this::events);
    }

    private Bot pathBot(ServerRequest request) {
        return max.bots().ofAccount(request.path().pathParameters().get("account"));
    }

    private Bot queryBot(ServerRequest request) {
        return max.bots().ofAccount(Json.query(request, "account"));
    }

    private static long chatHandle(ServerRequest request) {
        String text = Json.query(request, "chat");
        try {
            return text == null || text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Problem(400, "chat is a number, not \"" + text + "\".");
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
        Chat chat = queryBot(request).find(chatHandle(request));
        String after = Json.query(request, "after");
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        answer.putNull("nextCursor");
        if (chat == null) {
            return answer.putNull("typing").putNull("draft");
        }
        for (Message message : chat.all()) {
            if (after == null || message.mid().compareTo(after) > 0) {
                items.add(ChatView.message(chat, message));
            }
        }
        return answer.setAll(ChatView.state(chat));
    }

    private JsonNode delete(ServerRequest request) {
        Bot bot = queryBot(request);
        Chat chat = bot.find(chatHandle(request));
        String message = Json.query(request, "message");
        if (chat == null || message == null) {
            throw new Problem(404, "There is no such chat, or no message was named.");
        }
        return deeds.delete(bot, chat, message);
    }

    private JsonNode callback(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        Bot.Press press = queryBot(request).presses().get(id);
        if (press == null) {
            throw new Problem(404, "No such button was pressed.");
        }
        return ChatView.press(press.chat(), id, press.answer());
    }

    private JsonNode describe(ServerRequest request) {
        ObjectNode order = Json.body(request);
        return ChatView.chat(
                incoming.chat(max.bots().ofAccount(order.path("account").asString(null)), order));
    }

    private JsonNode chats(ServerRequest request) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        queryBot(request).chats().forEach(chat -> items.add(ChatView.chat(chat)));
        return items(items);
    }

    private JsonNode putFault(ServerRequest request) {
        ObjectNode order = Json.body(request);
        if (order.hasNonNull("account")) {
            order.put(
                    "account",
                    max.bots().ofAccount(order.path("account").asString()).account());
        }
        max.faults().put(order);
        return items(max.faults().toJson());
    }

    private JsonNode putLimits(ServerRequest request) {
        ObjectNode changes = Json.body(request);
        max.limits(changes.isEmpty() ? Limits.DEFAULT : max.limits().with(changes));
        return max.limits().toJson();
    }

    private JsonNode calls(ServerRequest request) {
        String account = Json.query(request, "account");
        ArrayNode items = Json.MAPPER.createArrayNode();
        max.calls()
                .of(account == null ? null : queryBot(request).account(), Json.query(request, "method"))
                .forEach(call -> items.add(call.toJson()));
        return items(items);
    }

    private void file(ServerRequest request, ServerResponse response) {
        StoredFile file = max.files().find(request.path().pathParameters().get("token"));
        if (file == null) {
            Json.send(response, new Problem(404, "There is no such file."));
            return;
        }
        response.header("Content-Type", file.mediaType());
        response.send(file.bytes());
    }

    private void events(ServerRequest request, ServerResponse response) throws InterruptedException {
        Bot bot;
        Bot.Watcher watcher;
        try {
            bot = queryBot(request);
            watcher = new Bot.Watcher(chatHandle(request), new EventStream());
        } catch (Problem problem) {
            Json.send(response, problem);
            return;
        }
        bot.watchers().add(watcher);
        try {
            watcher.stream().writeTo(response);
        } finally {
            bot.watchers().remove(watcher);
        }
    }

    private static ObjectNode items(@Nullable JsonNode list) {
        ObjectNode answer = Json.object();
        answer.set("items", list);
        return answer.putNull("nextCursor");
    }
}
