package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * How strict the emulator is, and how it behaves where nothing is wrong.
 *
 * @param concurrency calls of one account at a time, 0 for any number; more are answered 429
 * @param windowSeconds how long after a person's message free text is delivered
 * @param joinedSeconds how long a person stays joined to a sender of the sandbox kind
 * @param joinedPairMillis pause between two messages of such a sender to one person
 * @param pairMillis the same for all others, 0 for none
 * @param mediaSeconds how long a link to a person's file is good
 * @param statusDelayMillis pause before each status callback
 * @param reads whether people read what they get
 * @param shuffle whether the statuses of a message come in the wrong order
 * @param webhookTimeoutMillis how long a webhook may take, whatever its address asks for
 * @param messagesPerChat messages kept for a person
 */
record Limits(
        int concurrency,
        long windowSeconds,
        long joinedSeconds,
        long joinedPairMillis,
        long pairMillis,
        long mediaSeconds,
        long statusDelayMillis,
        boolean reads,
        boolean shuffle,
        long webhookTimeoutMillis,
        int messagesPerChat) {

    static final Limits DEFAULT = new Limits(0, 86_400, 259_200, 3000, 0, 14_400, 20, true, false, 15_000, 200);

    /** A copy with what the order names. */
    Limits with(ObjectNode changes) {
        ObjectNode all = toJson();
        changes.propertyNames().forEach(name -> {
            if (!all.has(name)) {
                throw new Problem(400, "There is no limit " + name + ".");
            }
        });
        all.setAll(changes);
        try {
            return Json.MAPPER.treeToValue(all, Limits.class);
        } catch (JacksonException e) {
            throw new Problem(400, "A limit has the wrong type: " + e.getOriginalMessage());
        }
    }

    ObjectNode toJson() {
        return Json.MAPPER.valueToTree(this);
    }
}
