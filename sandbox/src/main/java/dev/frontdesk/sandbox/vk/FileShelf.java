package dev.frontdesk.sandbox.vk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Files that were sent, and tickets for files to come. */
final class FileShelf {

    /** @param mediaType as it is served */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(String id, String name, String mediaType, byte[] bytes) {}

    /**
     * An address to upload to, good for one file.
     *
     * @param part name of the part that holds the file: {@code photo} or {@code file}
     * @param type {@code photo}, {@code doc}, {@code audio_message} or {@code graffiti}
     */
    record Ticket(String id, Group group, String part, String type) {}

    /** A file that was uploaded and waits to be saved. */
    record Uploaded(Ticket ticket, Stored file) {}

    private final AtomicLong lastId = new AtomicLong(457_239_000);
    private final Map<String, Stored> files = new ConcurrentHashMap<>();
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<String, Uploaded> uploaded = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> attachments = new ConcurrentHashMap<>();

    static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    long newId() {
        return lastId.incrementAndGet();
    }

    Stored store(String name, String mediaType, byte[] bytes) {
        Stored file = new Stored(random(), name, mediaType, bytes);
        files.put(file.id(), file);
        return file;
    }

    @Nullable Stored find(String id) {
        return files.get(id);
    }

    void forget(String id) {
        files.remove(id);
    }

    Ticket ticket(Group group, String part, String type) {
        Ticket ticket = new Ticket(random() + random(), group, part, type);
        tickets.put(ticket.id(), ticket);
        return ticket;
    }

    /** Takes it away: an address is good for one upload. */
    @Nullable Ticket redeem(String id) {
        return tickets.remove(id);
    }

    String keep(Uploaded file) {
        String key = random() + random();
        uploaded.put(key, file);
        return key;
    }

    @Nullable Uploaded take(String key) {
        return uploaded.remove(key);
    }

    /** Makes it known under its name, such as {@code photo-1_2_key}. */
    void publish(ObjectNode attachment) {
        String type = attachment.path("type").asString();
        var body = attachment.path(type);
        String kind = type.equals("audio_message") ? "doc" : type;
        attachments.put(
                kind + body.path("owner_id").asString() + "_" + body.path("id").asString(), attachment);
    }

    /** Those named in a list, with or without their access keys. */
    List<ObjectNode> attachments(String names) {
        List<ObjectNode> found = new ArrayList<>();
        for (String name : names.isEmpty() ? new String[0] : names.split(",", -1)) {
            String[] parts = name.strip().split("_", 3);
            ObjectNode attachment = parts.length < 2 ? null : attachments.get(parts[0] + "_" + parts[1]);
            if (attachment == null) {
                throw ApiError.parameter("attachment " + name + " is invalid");
            }
            found.add(attachment);
        }
        if (found.size() > 10) {
            throw ApiError.parameter("attachment holds more than 10");
        }
        return found;
    }

    static @Nullable BufferedImage image(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            return null;
        }
    }

    static byte[] plainPicture(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    void clear() {
        files.clear();
        tickets.clear();
        uploaded.clear();
        attachments.clear();
    }
}
