package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How strict the emulator is and how much it keeps. Where VK does not say, the numbers are guesses.
 *
 * @param rates whether the next two are enforced
 * @param callsPerSecond of one token
 * @param messagesPerHour to one person
 * @param textMax characters of a message
 * @param keySeconds how long a long poll's key is good
 * @param eventsKept of a community, for long polls
 * @param callbackTimeoutMillis how long a delivery may take
 * @param callbackBackoffMillis the pause before the first retry; it doubles from there
 * @param callbackAttemptsMax deliveries of one event before it is dropped
 * @param callbackFailuresMax failures in a row that switch a server off
 * @param pressSeconds how long a pressed button can be answered
 * @param editSeconds how long a message can be edited or deleted for all
 */
record Limits(
        boolean rates,
        int callsPerSecond,
        int messagesPerHour,
        int textMax,
        int keySeconds,
        int eventsKept,
        int callbackTimeoutMillis,
        int callbackBackoffMillis,
        int callbackAttemptsMax,
        int callbackFailuresMax,
        int pressSeconds,
        int editSeconds) {

    static final Limits DEFAULT = new Limits(true, 20, 1000, 4096, 3600, 10_000, 8000, 1000, 12, 100, 60, 86_400);

    Limits with(JsonNode changes) {
        ObjectNode all = toJson();
        for (var change : changes.properties()) {
            if (!all.has(change.getKey())) {
                throw new Problem(400, "There is no limit named " + change.getKey() + ".");
            }
            all.set(change.getKey(), change.getValue());
        }
        Limits changed = Json.MAPPER.treeToValue(all, Limits.class);
        if (changed.callsPerSecond < 1 || changed.eventsKept < 1 || changed.textMax < 1) {
            throw new Problem(400, "Limits are at least 1.");
        }
        return changed;
    }

    ObjectNode toJson() {
        return Json.MAPPER.valueToTree(this);
    }
}
