package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How strict the emulator is and how much it keeps.
 *
 * @param rates whether the next six are enforced
 * @param chatPerSecond messages into one chat
 * @param chatBurst messages at once into a chat that was quiet
 * @param botPerSecond messages of one bot
 * @param groupPerMinute messages into one group
 * @param violationSeconds what a call before {@code retry_after} is over adds to the wait
 * @param webhookPerSecond {@code setWebhook} calls of one bot
 * @param malformedTokenStatus 401 as the server's source says, or 404 as the cloud was seen to do
 * @param conflictDelayMillis how long a 409 is held back that follows another within that time
 * @param webhookTimeoutMillis how long a delivery may take
 * @param webhookBackoffMillis the pause before the second retry; it doubles from there
 * @param messagesPerChat messages kept for a chat
 * @param updatesPerBot unconfirmed updates kept for a bot
 * @param fileBytes memory for files, over all bots
 */
record Limits(
        boolean rates,
        int chatPerSecond,
        int chatBurst,
        int botPerSecond,
        int groupPerMinute,
        int violationSeconds,
        int webhookPerSecond,
        int malformedTokenStatus,
        int conflictDelayMillis,
        int webhookTimeoutMillis,
        int webhookBackoffMillis,
        int messagesPerChat,
        int updatesPerBot,
        long fileBytes) {

    static final Limits DEFAULT =
            new Limits(true, 1, 4, 30, 20, 1, 1, 401, 3000, 60_000, 2000, 200, 100_000, 256L << 20);

    Limits {
        atLeastOne("chatPerSecond", chatPerSecond);
        atLeastOne("chatBurst", chatBurst);
        atLeastOne("botPerSecond", botPerSecond);
        atLeastOne("groupPerMinute", groupPerMinute);
        atLeastOne("webhookPerSecond", webhookPerSecond);
        atLeastOne("webhookTimeoutMillis", webhookTimeoutMillis);
        atLeastOne("webhookBackoffMillis", webhookBackoffMillis);
        atLeastOne("messagesPerChat", messagesPerChat);
        atLeastOne("updatesPerBot", updatesPerBot);
        if (malformedTokenStatus != 401 && malformedTokenStatus != 404) {
            throw new Problem(400, "malformedTokenStatus is 401 or 404, not " + malformedTokenStatus + ".");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new Problem(400, name + " must be at least 1, not " + value + ".");
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
        JsonNode node = all;
        return new Limits(
                node.path("rates").asBoolean(),
                node.path("chatPerSecond").asInt(),
                node.path("chatBurst").asInt(),
                node.path("botPerSecond").asInt(),
                node.path("groupPerMinute").asInt(),
                node.path("violationSeconds").asInt(),
                node.path("webhookPerSecond").asInt(),
                node.path("malformedTokenStatus").asInt(),
                node.path("conflictDelayMillis").asInt(),
                node.path("webhookTimeoutMillis").asInt(),
                node.path("webhookBackoffMillis").asInt(),
                node.path("messagesPerChat").asInt(),
                node.path("updatesPerBot").asInt(),
                node.path("fileBytes").asLong());
    }

    ObjectNode toJson() {
        return Json.object()
                .put("rates", rates)
                .put("chatPerSecond", chatPerSecond)
                .put("chatBurst", chatBurst)
                .put("botPerSecond", botPerSecond)
                .put("groupPerMinute", groupPerMinute)
                .put("violationSeconds", violationSeconds)
                .put("webhookPerSecond", webhookPerSecond)
                .put("malformedTokenStatus", malformedTokenStatus)
                .put("conflictDelayMillis", conflictDelayMillis)
                .put("webhookTimeoutMillis", webhookTimeoutMillis)
                .put("webhookBackoffMillis", webhookBackoffMillis)
                .put("messagesPerChat", messagesPerChat)
                .put("updatesPerBot", updatesPerBot)
                .put("fileBytes", fileBytes);
    }
}
