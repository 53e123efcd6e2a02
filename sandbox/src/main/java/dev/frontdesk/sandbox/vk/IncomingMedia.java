package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person sends beside text. A file is {@code {content?: base64, fileName?, mimeType?, width?, height?, duration?}}. */
final class IncomingMedia {

    private IncomingMedia() {}

    static List<ObjectNode> read(Vk vk, long owner, JsonNode order) {
        List<ObjectNode> media = new ArrayList<>();
        if (order.path("photo").isObject()) {
            JsonNode photo = order.path("photo");
            byte[] plain = FileShelf.plainPicture(
                    Math.clamp(photo.path("width").asInt(640), 1, 4000),
                    Math.clamp(photo.path("height").asInt(480), 1, 4000));
            media.add(Attachments.photo(vk, owner, stored(vk, photo, "photo.png", "image/png", plain)));
        }
        JsonNode document = order.path("document");
        if (document.isObject()) {
            byte[] empty = new byte[Math.clamp(document.path("size").asInt(1000), 0, 64 << 20)];
            media.add(Attachments.document(
                    vk, owner, stored(vk, document, "document.pdf", "application/octet-stream", empty)));
        }
        if (order.path("voice").isObject()) {
            JsonNode voice = order.path("voice");
            media.add(Attachments.voice(
                    vk,
                    owner,
                    stored(vk, voice, "voice.ogg", "audio/ogg", new byte[1000]),
                    voice.path("duration").asInt(1)));
        }
        if (order.path("sticker").isObject()) {
            byte[] plain = FileShelf.plainPicture(128, 128);
            media.add(Attachments.sticker(vk, stored(vk, order.path("sticker"), "sticker.png", "image/png", plain)));
        }
        if (order.path("video").isObject()) {
            ObjectNode video = Json.object().put("type", "video");
            video.putObject("video")
                    .put("id", vk.files().newId())
                    .put("owner_id", owner)
                    .put("title", order.path("video").path("fileName").asString("Video"));
            media.add(video);
        }
        if (order.path("link").isString()) {
            ObjectNode link = Json.object().put("type", "link");
            link.putObject("link").put("url", order.path("link").asString()).put("title", "");
            media.add(link);
        }
        return media;
    }

    private static FileShelf.Stored stored(Vk vk, JsonNode file, String name, String mediaType, byte[] otherwise) {
        return vk.files()
                .store(
                        file.path("fileName").asString(name),
                        file.path("mimeType").asString(mediaType),
                        file.has("content") ? content(file) : otherwise);
    }

    private static byte[] content(JsonNode file) {
        try {
            return Base64.getDecoder().decode(file.path("content").asString());
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "content is not base64.");
        }
    }
}
