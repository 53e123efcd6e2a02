package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Polling;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Long polling. The cursor is the offset that confirms what came before it, and the second in which it was made: the
 * numbers of updates start again at random after a quiet week, and a stale offset above them would confirm, that is
 * lose, all of them. What was unconfirmed a day ago is gone anyway, so an older offset protects from nothing and is
 * left out. See <a href="https://core.telegram.org/bots/api#getupdates">getUpdates</a>.
 */
final class TelegramPolling implements Polling {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration WAIT_MAX = Duration.ofSeconds(50);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(TelegramPolling.class);

    private final TelegramApi api;
    private final Bot bot;
    private final UpdateDecoder decoder;
    private final Clock clock;
    private int lastSkipped;

    TelegramPolling(TelegramApi api, Bot bot, UpdateDecoder decoder, Clock clock) {
        this.api = api;
        this.bot = bot;
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Batch poll(@Nullable String cursor, Duration wait) {
        Duration timeout = wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX;
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("timeout", timeout.toSeconds());
        arguments.put("allowed_updates", TelegramConnection.UPDATES);
        Long offset = offset(cursor);
        if (offset != null) {
            arguments.put("offset", offset);
        }
        JsonNode updates = api.call("getUpdates", arguments, timeout.plus(GRACE));
        List<Item> items = new ArrayList<>(updates.size());
        long last = -1;
        for (JsonNode update : updates) {
            if (update.path("update_id").isIntegralNumber()) {
                items.add(decoder.item(update.toString()));
                last = update.path("update_id").asLong();
            } else {
                skipped(update);
            }
        }
        String next = last < 0
                ? (cursor == null ? "" : cursor)
                : (last + 1) + "@" + clock.instant().getEpochSecond();
        return new Batch(items, next);
    }

    /** It can neither be told from others nor be confirmed; refusing it would hold up those behind it. Said once. */
    private void skipped(JsonNode update) {
        int hash = update.hashCode();
        if (hash != lastSkipped) {
            lastSkipped = hash;
            LOG.warn("telegram_update_without_id: bot {}", bot.id());
        }
    }

    private @Nullable Long offset(@Nullable String cursor) {
        int at = cursor == null ? -1 : cursor.indexOf('@');
        if (cursor == null || at < 0) {
            return null;
        }
        long madeAt = Long.parseLong(cursor.substring(at + 1));
        boolean stale = clock.instant().getEpochSecond() - madeAt > KEPT.toSeconds();
        return stale ? null : Long.valueOf(cursor.substring(0, at));
    }
}
