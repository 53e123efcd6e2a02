package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Media as they stand in messages. */
final class Attachments {

    private Attachments() {}

    static String address(Vk vk, FileShelf.Stored file) {
        String name = URLEncoder.encode(file.name().replaceAll("[/\\\\]", "_"), StandardCharsets.UTF_8);
        return vk.address() + "/file/" + file.id() + "/" + name + "?expires=1";
    }

    static ObjectNode photo(Vk vk, long owner, FileShelf.Stored file) {
        BufferedImage image = FileShelf.image(file.bytes());
        int width = image == null ? 640 : image.getWidth();
        int height = image == null ? 480 : image.getHeight();
        ObjectNode photo = body(vk, owner).put("album_id", -15).put("text", "");
        ArrayNode sizes = photo.putArray("sizes");
        size(sizes, "w", address(vk, file), width, height);
        size(sizes, "s", address(vk, file) + "&small=1", Math.min(75, width), Math.min(56, height));
        return of("photo", photo);
    }

    private static void size(ArrayNode sizes, String type, String url, int width, int height) {
        sizes.addObject().put("type", type).put("url", url).put("width", width).put("height", height);
    }

    static ObjectNode document(Vk vk, long owner, FileShelf.Stored file) {
        int dot = file.name().lastIndexOf('.');
        ObjectNode doc = body(vk, owner)
                .put("title", file.name())
                .put("size", file.bytes().length)
                .put("ext", dot < 0 ? "" : file.name().substring(dot + 1))
                .put("type", 1)
                .put("url", address(vk, file));
        return of("doc", doc);
    }

    static ObjectNode voice(Vk vk, long owner, FileShelf.Stored file, int seconds) {
        ObjectNode voice = body(vk, owner)
                .put("duration", seconds)
                .put("link_ogg", address(vk, file))
                .put("link_mp3", address(vk, file));
        voice.putArray("waveform").add(0).add(5).add(11);
        return of("audio_message", voice);
    }

    static ObjectNode sticker(Vk vk, FileShelf.Stored file) {
        ObjectNode sticker = Json.object().put("product_id", 279).put("sticker_id", 9008);
        sticker.putArray("images")
                .addObject()
                .put("url", address(vk, file))
                .put("width", 128)
                .put("height", 128);
        return of("sticker", sticker);
    }

    private static ObjectNode body(Vk vk, long owner) {
        return Json.object()
                .put("id", vk.files().newId())
                .put("owner_id", owner)
                .put("date", vk.clock().seconds())
                .put("access_key", FileShelf.random());
    }

    private static ObjectNode of(String type, ObjectNode body) {
        ObjectNode attachment = Json.object().put("type", type);
        attachment.set(type, body);
        return attachment;
    }
}
