package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Problem;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All bots, by token and by id. */
final class Bots {

    private static final long FIRST_ID = 5_500_001;

    private final ConcurrentHashMap<Long, Bot> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Bot> byToken = new ConcurrentHashMap<>();
    private final AtomicLong nextId = new AtomicLong(FIRST_ID);

    long newId() {
        long id = nextId.getAndIncrement();
        return byId.containsKey(id) ? newId() : id;
    }

    void add(Bot bot) {
        if (byId.putIfAbsent(bot.id(), bot) != null) {
            throw new Problem(409, "There is a bot " + bot.id() + " already.");
        }
        byToken.put(bot.token(), bot);
    }

    void renew(Bot bot, String token) {
        byToken.remove(bot.token());
        bot.renew(token);
        byToken.put(token, bot);
    }

    @Nullable Bot find(long id) {
        return byId.get(id);
    }

    @Nullable Bot ofToken(String token) {
        return byToken.get(token);
    }

    /** By id or token. */
    Bot ofAccount(@Nullable String account) {
        if (account == null) {
            throw new Problem(400, "Name the bot as account: its id or its token.");
        }
        Bot bot = byToken.get(account);
        if (bot == null
                && !account.isEmpty()
                && account.length() < 18
                && account.chars().allMatch(Character::isDigit)) {
            bot = byId.get(Long.parseLong(account));
        }
        if (bot == null) {
            throw new Problem(
                    404, "There is no bot " + account.replaceFirst(":.*", "") + ". Make one with POST accounts.");
        }
        return bot;
    }

    Collection<Bot> all() {
        return byId.values();
    }

    void clear() {
        byId.values().forEach(Bot::stop);
        byId.clear();
        byToken.clear();
        nextId.set(FIRST_ID);
    }
}
