package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The latest requests as they were received, kept within a budget of bytes. */
final class Calls {

    private static final int CALLS_MAX = 1_000;
    private static final long BYTES_MAX = 16L << 20;

    /** One request; {@code body} is what came over the wire. */
    record Call(Instant at, String verb, String path, String keyPreview, int status, byte[] body) {

        JsonNode toJson() {
            ObjectNode json = Json.object();
            json.put("at", at.toString());
            json.put("method", verb);
            json.put("path", path);
            json.put("key", keyPreview);
            json.put("status", status);
            if (body.length > 0) {
                json.set("body", bodyJson());
            }
            return json;
        }

        private JsonNode bodyJson() {
            try {
                return Json.MAPPER.readTree(body);
            } catch (JacksonException notJson) {
                return Json.MAPPER.getNodeFactory().binaryNode(body);
            }
        }
    }

    private final Deque<Call> calls = new ArrayDeque<>();
    private long bytes;
    private long total;

    synchronized void add(Call call) {
        total++;
        calls.addFirst(call);
        bytes += call.body.length;
        while (calls.size() > CALLS_MAX || bytes > BYTES_MAX) {
            bytes -= calls.removeLast().body.length;
        }
    }

    synchronized void clear() {
        calls.clear();
        bytes = 0;
        total = 0;
    }

    /** Newest first. */
    synchronized JsonNode toJson(int limit) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        Iterator<Call> newest = calls.iterator();
        for (int i = 0; i < limit && newest.hasNext(); i++) {
            items.add(newest.next().toJson());
        }
        ObjectNode json = Json.object();
        json.set("items", items);
        json.put("total", total);
        return json;
    }
}
