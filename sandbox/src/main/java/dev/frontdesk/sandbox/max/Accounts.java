package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bots, as the business console does. */
final class Accounts {

    private static final int COUNT_MAX = 100_000;
    private static final String TOKEN = "[A-Za-z0-9_.-]{20,512}";

    private final Max max;

    Accounts(Max max) {
        this.max = max;
    }

    /**
     * {@code {name?, username?, token?, count?}} → the bot, or {@code {items}} if a count is given. {@code token} makes
     * the bot with that token, for settings that outlive the sandbox.
     */
    ObjectNode make(JsonNode order) {
        String name = order.path("name").asString("Shop");
        if (!order.has("count")) {
            return view(makeOne(order, name));
        }
        int count = order.path("count").asInt(0);
        if (count < 1 || count > COUNT_MAX || order.has("token") || order.has("username")) {
            throw new Problem(400, "count is 1 to " + COUNT_MAX + ", and goes with neither token nor username.");
        }
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (int i = 1; i <= count; i++) {
            items.add(view(makeOne(order, name + " " + i)));
        }
        return answer;
    }

    private Bot makeOne(JsonNode order, String name) {
        String token = order.path("token").asString(token());
        if (!token.matches(TOKEN)) {
            throw new Problem(400, "A token matches " + TOKEN + ".");
        }
        long id = max.bots().newId();
        String username = order.path("username").asString("id" + (7_700_000_000L + id) + "_bot");
        Bot bot = new Bot(max, new Person(id, true, name, "", username, null), token);
        max.bots().add(bot);
        return bot;
    }

    private static String token() {
        return "f9LHodD0cO" + FileStore.random() + "_" + FileStore.random();
    }

    /** Gives the bot a new token; the old one is answered 401 from now on. */
    ObjectNode revoke(Bot bot) {
        max.bots().renew(bot, token());
        return view(bot);
    }

    ObjectNode list() {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        max.bots().all().forEach(bot -> items.add(view(bot)));
        return answer.putNull("nextCursor");
    }

    /** {@code webhook} is the first address, {@code webhooks} are all. */
    static ObjectNode view(Bot bot) {
        List<Subscription> subscriptions = bot.updates().subscriptions();
        ObjectNode view = Json.object()
                .put("account", bot.account())
                .put("id", bot.id())
                .put("token", bot.token())
                .put("username", bot.person().username())
                .put("name", bot.person().firstName())
                .put(
                        "webhook",
                        subscriptions.stream()
                                .findFirst()
                                .map(Subscription::url)
                                .orElse(""))
                .put("polling", bot.updates().isPolled())
                .put("pending", bot.updates().size())
                .put("link", "https://max.ru/" + bot.person().username());
        view.set(
                "webhooks",
                Json.MAPPER.valueToTree(
                        subscriptions.stream().map(Subscription::url).collect(Collectors.toList())));
        return view;
    }
}
