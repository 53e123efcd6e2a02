package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that somebody sent or uploaded.
 *
 * @param type image, video, audio, file or sticker
 * @param unready sends that still find it being processed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredFile(
        String token, long number, String type, String name, String mediaType, byte[] bytes, AtomicInteger unready) {

    /** Counts one send. */
    boolean isProcessed() {
        return unready.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    /** As it stands in a message; the link is made whenever that is shown. */
    ObjectNode attachment() {
        ObjectNode attachment = Json.object().put("type", type);
        ObjectNode payload = attachment.putObject("payload");
        switch (type) {
            case "image" -> payload.put("photo_id", number).put("token", token);
            case "sticker" -> {
                payload.put("code", token);
                attachment.put("width", 512).put("height", 512);
            }
            case "file" -> {
                payload.put("token", token);
                attachment.put("filename", name).put("size", bytes.length);
            }
            case "video" -> {
                payload.put("token", token);
                attachment.put("width", 640).put("height", 480).put("duration", 1);
            }
            default -> payload.put("token", token);
        }
        return attachment;
    }
}
