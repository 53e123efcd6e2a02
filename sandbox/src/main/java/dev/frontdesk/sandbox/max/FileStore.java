package dev.frontdesk.sandbox.max;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files by token, the tickets of uploads that are to come, and links that expire. */
final class FileStore {

    /** @param token what an upload of video or audio will be called, else null */
    record Ticket(Bot bot, String type, @Nullable String token) {}

    private final Max max;
    private final LinkedHashMap<String, StoredFile> files = new LinkedHashMap<>();
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private long bytes;
    private long nextNumber = 12_001;

    FileStore(Max max) {
        this.max = max;
    }

    static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), 36)
                + Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), 36);
    }

    synchronized String ticket(Ticket ticket) {
        String id = random();
        tickets.put(id, ticket);
        return id;
    }

    /** An address takes one file. */
    synchronized @Nullable Ticket use(String id) {
        return tickets.remove(id);
    }

    /** @param unready sends that find it being processed */
    synchronized StoredFile store(
            @Nullable String token, String type, String name, String mediaType, byte[] content, int unready) {
        String key = token == null ? random() : token;
        StoredFile file = new StoredFile(key, nextNumber++, type, name, mediaType, content, new AtomicInteger(unready));
        files.put(key, file);
        bytes += content.length;
        while (bytes > max.limits().fileBytes() && files.size() > 1) {
            bytes -= files.pollFirstEntry().getValue().bytes().length;
        }
        return file;
    }

    synchronized @Nullable StoredFile find(String token) {
        return files.get(token);
    }

    /** A link that leads to the file until its time is over. */
    String link(String token) {
        long expires = max.clock().millis() + max.limits().linkSeconds() * 1000L;
        return max.base() + FileTransfer.PATH + "get?sig=" + token + "." + expires;
    }

    /** The file behind a link's signature, null if there is none or its time is over. */
    @Nullable StoredFile behind(String signature) {
        int dot = signature.lastIndexOf('.');
        boolean shaped = dot > 0 && signature.substring(dot + 1).matches("\\d{1,18}");
        if (!shaped
                || Long.parseLong(signature.substring(dot + 1)) < max.clock().millis()) {
            return null;
        }
        return find(signature.substring(0, dot));
    }

    /** With fresh links. */
    ArrayNode linked(ArrayNode attachments) {
        ArrayNode linked = attachments.deepCopy();
        for (JsonNode attachment : linked) {
            if (attachment.path("payload") instanceof ObjectNode payload && !payload.has("url")) {
                String token =
                        payload.path("token").asString(payload.path("code").asString(""));
                if (attachment.path("type").asString("").equals("video")) {
                    // a page to watch it on; the file itself is asked for by token
                    payload.put("url", max.base() + FileTransfer.PATH + "page");
                } else if (find(token) != null) {
                    payload.put("url", link(token));
                }
            }
        }
        return linked;
    }

    synchronized void clear() {
        files.clear();
        tickets.clear();
        bytes = 0;
    }
}
