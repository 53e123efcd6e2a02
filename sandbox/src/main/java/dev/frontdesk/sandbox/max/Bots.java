package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All bots, by id and by token. */
final class Bots {

    private final AtomicLong nextId = new AtomicLong(90_011);
    private final Map<Long, Bot> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Bot> byToken = new ConcurrentHashMap<>();

    long newId() {
        return nextId.getAndIncrement();
    }

    void add(Bot bot) {
        if (byToken.putIfAbsent(bot.token(), bot) != null) {
            throw new Problem(409, "There is a bot with that token already.");
        }
        byId.put(bot.id(), bot);
    }

    void renew(Bot bot, String token) {
        byToken.remove(bot.token());
        bot.token(token);
        byToken.put(token, bot);
    }

    @Nullable Bot ofToken(String token) {
        return byToken.get(token);
    }

    /** @param account id or token */
    Bot ofAccount(@Nullable String account) {
        Bot bot = account == null ? null : byToken.get(account);
        if (bot == null && account != null && account.matches("\\d{1,18}")) {
            bot = byId.get(Long.parseLong(account));
        }
        if (bot == null) {
            throw new Problem(404, "There is no account \"" + account + "\"; make one with POST accounts.");
        }
        return bot;
    }

    Collection<Bot> all() {
        return byId.values();
    }

    void clear() {
        byId.values().forEach(bot -> bot.updates().stop());
        byId.clear();
        byToken.clear();
    }
}
