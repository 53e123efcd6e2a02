package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of all bots, in memory; the oldest go when it is full. */
final class FileStore {

    private static final long LINK_SECONDS = 3600;
    private static final int[] PHOTO_SIDES = {90, 320, 800, 1280};

    private record Link(StoredFile file, long until) {}

    private final Telegram telegram;
    private final LinkedHashMap<String, StoredFile> byId = new LinkedHashMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private long bytes;
    private int count;

    FileStore(Telegram telegram) {
        this.telegram = telegram;
    }

    /**
     * Stores a file and returns the media field for the message.
     *
     * @param content null for a file of {@code size} zero bytes
     * @param attributes fields beside those of the file itself: duration, width, file_name …
     */
    JsonNode store(Bot bot, MediaKind kind, byte @Nullable [] content, long size, ObjectNode attributes) {
        String hash = content == null ? random(15) : hash(content);
        return kind == MediaKind.PHOTO
                ? photo(bot, content, size, hash, attributes)
                : single(bot, kind, content, size, hash, attributes);
    }

    private JsonNode single(
            Bot bot, MediaKind kind, byte @Nullable [] content, long size, String hash, ObjectNode attributes) {
        ObjectNode json = Json.object();
        StoredFile file = new StoredFile(
                kind.idPrefix + random(39),
                "AgAD" + hash,
                bot.id(),
                kind,
                path(kind, attributes.path("file_name").asString("")),
                size,
                content,
                json);
        describe(json, file).setAll(attributes);
        keep(List.of(file));
        return json;
    }

    private JsonNode photo(Bot bot, byte @Nullable [] content, long size, String hash, ObjectNode attributes) {
        int width = attributes.path("width").asInt(1280);
        int height = attributes.path("height").asInt(960);
        ArrayNode sizes = Json.MAPPER.createArrayNode();
        List<StoredFile> files = new ArrayList<>();
        for (int side : PHOTO_SIDES) {
            int longest = Math.max(width, height);
            boolean last = side >= longest || side == PHOTO_SIDES[PHOTO_SIDES.length - 1];
            double scale = Math.min(1, (double) side / longest);
            StoredFile file = new StoredFile(
                    MediaKind.PHOTO.idPrefix + random(39),
                    "AQAD" + hash + side,
                    bot.id(),
                    MediaKind.PHOTO,
                    path(MediaKind.PHOTO, ""),
                    size,
                    content,
                    sizes);
            files.add(file);
            sizes.add(describe(Json.object(), file)
                    .put("width", Math.max(1, Math.round(width * scale)))
                    .put("height", Math.max(1, Math.round(height * scale))));
            if (last) {
                break;
            }
        }
        keep(files);
        return sizes;
    }

    private static ObjectNode describe(ObjectNode json, StoredFile file) {
        return json.put("file_id", file.id())
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.size());
    }

    private synchronized String path(MediaKind kind, String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? kind.extension : fileName.substring(dot + 1);
        return kind.folder + "/file_" + count++ + "." + extension.replaceAll("[^A-Za-z0-9]", "");
    }

    private synchronized void keep(List<StoredFile> files) {
        files.forEach(file -> byId.put(file.id(), file));
        bytes += weight(files.getFirst());
        while (bytes > telegram.limits().fileBytes() && byId.size() > files.size()) {
            StoredFile oldest = byId.pollFirstEntry().getValue();
            byId.values().removeIf(oldest::isSibling);
            links.values().removeIf(link -> oldest.isSibling(link.file));
            bytes -= weight(oldest);
        }
    }

    private static long weight(StoredFile file) {
        return file.content() == null ? 0 : file.content().length;
    }

    synchronized @Nullable StoredFile find(Bot bot, String id) {
        StoredFile file = byId.get(id);
        return file == null || file.bot() != bot.id() ? null : file;
    }

    /** Makes the file's path good for an hour. */
    synchronized void link(StoredFile file) {
        links.put(file.path(), new Link(file, telegram.clock().seconds() + LINK_SECONDS));
    }

    synchronized @Nullable StoredFile atPath(Bot bot, String path) {
        Link link = links.get(path);
        boolean good = link != null
                && link.file.bot() == bot.id()
                && link.until > telegram.clock().seconds();
        return good && link != null ? link.file : null;
    }

    synchronized void clear() {
        byId.clear();
        links.clear();
        bytes = 0;
        count = 0;
    }

    private static String random(int byteCount) {
        byte[] random = new byte[byteCount];
        ThreadLocalRandom.current().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
