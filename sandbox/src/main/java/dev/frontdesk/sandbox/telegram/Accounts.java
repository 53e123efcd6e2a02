package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bots, as BotFather does. */
final class Accounts {

    private static final int COUNT_MAX = 100_000;

    private final Telegram telegram;

    Accounts(Telegram telegram) {
        this.telegram = telegram;
    }

    /**
     * {@code {name?, username?, privacy?, topics?, token?, count?}} → the bot, or {@code {items}} if a count is given.
     * {@code token} makes the bot with that token, for settings that outlive the sandbox.
     */
    ObjectNode make(JsonNode order) {
        if (!order.has("count")) {
            return view(makeOne(order, order.path("name").asString("Shop")));
        }
        int count = order.path("count").asInt(0);
        if (count < 1 || count > COUNT_MAX || order.has("token") || order.has("username")) {
            throw new Problem(400, "count is 1 to " + COUNT_MAX + ", and goes with neither token nor username.");
        }
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (int i = 1; i <= count; i++) {
            items.add(view(makeOne(order, order.path("name").asString("Shop") + " " + i)));
        }
        return answer;
    }

    private Bot makeOne(JsonNode order, String name) {
        String token = order.path("token").asString(null);
        if (token != null && Token.isMalformed(token)) {
            throw new Problem(400, "A token is the bot's id, a colon and 35 characters.");
        }
        long id = token == null ? telegram.bots().newId() : Token.id(token);
        String username = order.path("username").asString("shop_" + id + "_bot");
        Person person = new Person(id, true, name, null, username, null, false);
        BotProfile profile = new BotProfile(
                person,
                !order.path("privacy").asBoolean(true),
                order.path("topics").asBoolean(false));
        Bot bot = new Bot(telegram, id, token == null ? Token.random(id) : token, profile);
        telegram.bots().add(bot);
        return bot;
    }

    /** Gives the bot a new token; the old one is answered 401 from now on, and a log-out is over. */
    ObjectNode revoke(Bot bot) {
        telegram.bots().renew(bot, Token.random(bot.id()));
        bot.logOut(false);
        return view(bot);
    }

    ObjectNode list() {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        telegram.bots().all().forEach(bot -> items.add(view(bot)));
        answer.putNull("nextCursor");
        return answer;
    }

    static ObjectNode view(Bot bot) {
        Person person = bot.person();
        return Json.object()
                .put("account", bot.account())
                .put("id", bot.id())
                .put("token", bot.token())
                .put("username", person.username())
                .put("name", person.firstName())
                .put("webhook", bot.webhook().url())
                .put("polling", bot.updates().isPolled())
                .put("pending", bot.updates().size())
                .put("link", "https://t.me/" + person.username());
    }
}
