package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.ClockControl;
import dev.frontdesk.sandbox.EventStream;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The controls under {@code /control/telegram}. {@code account} is a bot's id or token throughout.
 *
 * <ul>
 *   <li>{@code POST accounts} makes a bot, see {@link Accounts#make}; {@code GET accounts} lists them, {@code GET
 *       accounts/{account}} shows one with how it gets its updates; {@code POST
 *       accounts/{account}/revocation} gives it a new token; {@code GET accounts/{account}/commands?chat=&user=&language=}
 *       is the menu a person sees
 *   <li>{@code POST messages} a person writes: {@code {account, chat?, user, text?, entities?, replyTo?, threadId?, edit?,
 *       chatType?, title?, forum?, photo? document? voice? … location? contact? albumId? service?}}, or {@code {items:
 *       […]}}; see {@link Incoming} and {@link IncomingMedia}. {@code user} is an id or {@code {id, firstName, lastName,
 *       username, languageCode}}; without {@code chat} it is the private one. {@code delivered} is false where the bot
 *       does not get to see the message
 *   <li>{@code GET messages?account=&chat=&after=} what the person sees: {@code {items, nextCursor, typing, draft}}, see
 *       {@link ChatView}; {@code after} is a message id
 *   <li>{@code POST callbacks} presses a button, {@code GET callbacks/{id}?account=} is what came of it
 *   <li>{@code POST blocks} changes how the bot stands in a chat; {@code POST chats} makes or describes a chat, {@code
 *       GET chats?account=} lists them
 *   <li>{@code DELETE drafts?account=&chat=} the person stops the answer that is being written
 *   <li>{@code POST updates} hands the bot any update: {@code {account, kind, content, lane?}}
 *   <li>{@code PUT, GET faults}, see {@link dev.frontdesk.sandbox.Fault}; deliveries to webhooks are the method {@code
 *       webhook}
 *   <li>{@code PUT, GET limits}, see {@link Limits}; a PUT names what it changes, {@code {}} restores all
 *   <li>{@code PUT clock} {@code {now?, stopped?, advanceSeconds?}}, {@code {}} returns to the real time; {@code GET clock}
 *   <li>{@code GET calls?account=&method=} the latest calls: {@code {items: [{at, account, method, arguments, status,
 *       error}]}}
 *   <li>{@code GET, DELETE statistics}: {@code {written, sent, deliveriesAcknowledged, deliveriesFailed, replyMicros:
 *       {count, p50, p95, p99, max}}}, see {@link Meter}
 *   <li>{@code GET sends?after=} when each message of a bot came in, see {@link SendLog}
 *   <li>{@code GET files/{fileId}?account=} the content of a file
 *   <li>{@code GET events?account=&chat=} server-sent events {@code message, edit, delete, action, draft, callback,
 *       standing, missed}
 * </ul>
 */
final class TelegramControls {

    private final Telegram telegram;
    private final Accounts accounts;
    private final Incoming incoming;
    private final Deeds deeds;

    TelegramControls(Telegram telegram) {
        this.telegram = telegram;
        this.accounts = new Accounts(telegram);
        this.incoming = new Incoming(telegram);
        this.deeds = new Deeds(telegram);
    }

    void addTo(HttpRules rules) {
        rules.post("/accounts", Json.answering(request -> accounts.make(Json.body(request))));
        rules.get("/accounts", Json.answering(request -> accounts.list()));
        rules.get("/accounts/{account}", Json.answering(request -> Accounts.view(pathBot(request))));
        rules.post("/accounts/{account}/revocation", Json.answering(request -> accounts.revoke(pathBot(request))));
        rules.get("/accounts/{account}/commands", Json.answering(this::commands));
        rules.post("/messages", Json.answering(this::write));
        rules.get("/messages", Json.answering(this::messages));
        rules.post("/callbacks", Json.answering(request -> deeds.press(Json.body(request))));
        rules.get("/callbacks/{id}", Json.answering(this::callback));
        rules.post("/blocks", Json.answering(request -> deeds.block(Json.body(request))));
        rules.post("/chats", Json.answering(this::describe));
        rules.get("/chats", Json.answering(this::chats));
        rules.delete("/drafts", Json.answering(request -> deeds.stop(Json.query(request, "account"), chatId(request))));
        rules.post("/updates", Json.answering(request -> deeds.announce(Json.body(request))));
        rules.put("/faults", Json.answering(this::putFault));
        rules.get("/faults", Json.answering(request -> items(telegram.faults().toJson())));
        rules.put("/limits", Json.answering(this::putLimits));
        rules.get("/limits", Json.answering(request -> telegram.limits().toJson()));
        ClockControl.addTo(rules, telegram.clock());
        rules.get("/calls", Json.answering(this::calls));
        rules.get("/statistics", Json.answering(request -> telegram.meter().toJson()));
        rules.delete("/statistics", Json.answering(this::resetStatistics));
        rules.get("/sends", this::sends);
        rules.get("/files/{id}", this::file);
        rules.get("/events", this::events);
    }

    private Bot pathBot(ServerRequest request) {
        return telegram.bots().ofAccount(request.path().pathParameters().get("account"));
    }

    private Bot queryBot(ServerRequest request) {
        return telegram.bots().ofAccount(Json.query(request, "account"));
    }

    private static long chatId(ServerRequest request) {
        return number(request, "chat");
    }

    private static long number(ServerRequest request, String name) {
        String text = Json.query(request, name);
        try {
            return text == null || text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Problem(400, name + " is a number, not \"" + text + "\".");
        }
    }

    private JsonNode commands(ServerRequest request) {
        Bot bot = pathBot(request);
        Chat known = bot.chat(chatId(request));
        Chat chat = known != null ? known : new Chat(bot, chatId(request));
        String language = Json.query(request, "language");
        return items(bot.profile().commands().seenBy(number(request, "user"), chat, language == null ? "" : language));
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
        Bot bot = queryBot(request);
        Chat chat = bot.chat(chatId(request));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        answer.putNull("nextCursor");
        if (chat == null) {
            answer.putNull("typing");
            return answer.putNull("draft");
        }
        for (Message message : chat.transcript().after((int) number(request, "after"))) {
            items.add(ChatView.message(chat, message));
        }
        return answer.setAll(ChatView.state(chat));
    }

    private JsonNode callback(ServerRequest request) {
        Callbacks.Press press = queryBot(request)
                .callbacks()
                .find(request.path().pathParameters().get("id"));
        if (press == null) {
            throw new Problem(404, "No such button was pressed.");
        }
        return press.toJson();
    }

    private JsonNode describe(ServerRequest request) {
        ObjectNode order = Json.body(request);
        Bot bot = telegram.bots().ofAccount(order.path("account").asString(null));
        Chat chat = Incoming.chat(bot, order);
        if (order.hasNonNull("user") && chat.type() == ChatType.PRIVATE) {
            chat.person(telegram.people().named(order.get("user")));
        }
        return ChatView.chat(chat);
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
                    telegram.bots().ofAccount(order.path("account").asString()).account());
        }
        telegram.faults().put(order);
        return items(telegram.faults().toJson());
    }

    private JsonNode putLimits(ServerRequest request) {
        ObjectNode changes = Json.body(request);
        telegram.limits(changes.isEmpty() ? Limits.DEFAULT : telegram.limits().with(changes));
        return telegram.limits().toJson();
    }

    private JsonNode calls(ServerRequest request) {
        String account = Json.query(request, "account");
        String method = Json.query(request, "method");
        ArrayNode items = Json.MAPPER.createArrayNode();
        for (CallLog.Entry call :
                telegram.calls().of(account == null ? 0 : queryBot(request).id())) {
            if (method == null || method.equalsIgnoreCase(call.method())) {
                items.add(call.toJson());
            }
        }
        return items(items);
    }

    private @Nullable JsonNode resetStatistics(ServerRequest request) {
        telegram.meter().reset();
        return null;
    }

    private void sends(ServerRequest request, ServerResponse response) {
        try {
            long after = number(request, "after");
            response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
            response.send(Json.bytes(json -> telegram.sends().write(json, after)));
        } catch (Problem problem) {
            Json.send(response, problem);
        }
    }

    private void file(ServerRequest request, ServerResponse response) {
        try {
            StoredFile file = telegram.files()
                    .find(queryBot(request), request.path().pathParameters().get("id"));
            if (file == null) {
                throw new Problem(404, "The bot has no such file.");
            }
            response.header("Content-Type", file.kind().mimeType);
            response.send(file.bytes());
        } catch (Problem problem) {
            Json.send(response, problem);
        }
    }

    private void events(ServerRequest request, ServerResponse response) throws InterruptedException {
        Bot bot;
        Watcher watcher;
        try {
            bot = queryBot(request);
            watcher = new Watcher(chatId(request), new EventStream());
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

    private static ObjectNode items(JsonNode list) {
        ObjectNode answer = Json.object();
        answer.set("items", list);
        return answer.putNull("nextCursor");
    }
}
