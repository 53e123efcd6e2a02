package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * How strict the emulator is and how much it keeps.
 *
 * @param rates whether the next two are enforced
 * @param requestsPerSecond calls of one bot
 * @param chatPerSecond messages into one chat
 * @param retryAfter whether a 429 names the seconds to wait; the documentation promises no such header
 * @param newestOnly whether a poll without marker gets only the newest update, else all that are unconfirmed
 * @param notReady how many sends find a fresh upload still being processed
 * @param linkSeconds how long a link to a file leads there
 * @param retryMillis the pause before a delivery is repeated; each further one is 2.5 times as long
 * @param retriesMax repeats of one delivery
 * @param webhookTimeoutMillis how long a delivery may take
 * @param removalMinutes time without a success after which a subscription is removed
 * @param messagesPerChat messages kept for a chat
 * @param updatesPerBot unconfirmed updates kept for a bot
 * @param fileBytes memory for files, over all bots
 */
record Limits(
        boolean rates,
        int requestsPerSecond,
        int chatPerSecond,
        boolean retryAfter,
        boolean newestOnly,
        int notReady,
        int linkSeconds,
        long retryMillis,
        int retriesMax,
        int webhookTimeoutMillis,
        int removalMinutes,
        int messagesPerChat,
        int updatesPerBot,
        long fileBytes) {

    static final Limits DEFAULT =
            new Limits(true, 30, 2, false, true, 0, 3600, 60_000, 10, 30_000, 480, 200, 100_000, 256L << 20);

    Limits {
        if (requestsPerSecond < 1 || chatPerSecond < 1 || retryMillis < 1 || webhookTimeoutMillis < 1) {
            throw new Problem(400, "Rates, retryMillis and webhookTimeoutMillis must be at least 1.");
        }
    }

    /** These limits with the named ones replaced. */
    Limits with(ObjectNode changes) {
        ObjectNode all = toJson();
        for (var change : changes.properties()) {
            if (!all.has(change.getKey())) {
                throw new Problem(400, "There is no limit named " + change.getKey() + ".");
            }
            all.set(change.getKey(), change.getValue());
        }
        try {
            return Json.MAPPER.treeToValue(all, Limits.class);
        } catch (JacksonException e) {
            throw new Problem(400, "A limit has the wrong type or value: " + e.getOriginalMessage());
        }
    }

    ObjectNode toJson() {
        return Json.MAPPER.valueToTree(this);
    }
}
