package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what comes with a bot's message, and turns it into what the person gets. */
final class Attachments {

    private static final int PICTURES_MAX = 12;
    private static final Set<String> ALONE = Set.of("audio", "file", "contact", "sticker");
    private static final Set<String> UPLOADED = Set.of("image", "video", "audio", "file");
    private static final Set<String> OTHERS = Set.of("contact", "sticker", "location", "share");

    private Attachments() {}

    static ArrayNode checked(Bot bot, ArrayNode given) {
        ArrayNode checked = Json.MAPPER.createArrayNode();
        int media = 0;
        boolean alone = false;
        for (JsonNode attachment : given) {
            String type = attachment.path("type").asString("");
            JsonNode payload = attachment.path("payload");
            if (type.equals("inline_keyboard")) {
                Keyboard.check(payload.path("buttons"));
                ObjectNode keyboard = checked.addObject().put("type", type).put("callback_id", callbackId());
                keyboard.set("payload", payload);
                continue;
            }
            media++;
            alone |= ALONE.contains(type);
            if (UPLOADED.contains(type)) {
                uploaded(bot, type, payload, checked);
            } else if (OTHERS.contains(type)) {
                checked.add(attachment);
            } else {
                throw ApiError.payload("Can't deserialize body");
            }
        }
        if (media > PICTURES_MAX || (alone && media > 1)) {
            throw ApiError.payload("attachments: these cannot stand together");
        }
        return checked;
    }

    private static String callbackId() {
        return "f9" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50, Long.MAX_VALUE), 36);
    }

    private static void uploaded(Bot bot, String type, JsonNode payload, ArrayNode checked) {
        JsonNode photos = payload.path("photos");
        if (type.equals("image") && photos.isObject() && !photos.isEmpty()) {
            photos.forEach(photo -> file(bot, type, photo.path("token").asString(""), checked));
        } else {
            file(bot, type, payload.path("token").asString(""), checked);
        }
    }

    private static void file(Bot bot, String type, String token, ArrayNode checked) {
        FileStore files = bot.max().files();
        StoredFile file = files.find(token);
        if (file == null || !file.type().equals(type)) {
            throw ApiError.payload("Unknown token for attachment " + type);
        }
        if (file.isProcessed()) {
            checked.add(file.attachment());
        } else {
            throw ApiError.notReady();
        }
    }

    static boolean onlyKeyboard(ArrayNode attachments) {
        for (JsonNode attachment : attachments) {
            if (!attachment.path("type").asString("").equals("inline_keyboard")) {
                return false;
            }
        }
        return true;
    }
}
