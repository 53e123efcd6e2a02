package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file to be sent: uploaded, known by its id, or to be fetched from an address.
 *
 * @param value the argument that names it, null if it came as a part of the request
 */
record Media(
        Call call,
        MediaKind kind,
        @Nullable String value,
        @Nullable Upload upload,
        FormattedText caption,
        ObjectNode attributes) {

    private static final int PHOTO_BYTES_MAX = 10 << 20;
    private static final int UPLOAD_BYTES_MAX = 50 << 20;
    private static final int PHOTO_SIDES_MAX = 10_000;
    private static final int PHOTO_RATIO_MAX = 20;
    private static final String[] ATTRIBUTES = {"duration", "width", "height", "performer", "title", "length"};

    /** The file of a {@code send…} method. */
    static Media inCall(Call call, MediaKind kind) {
        Arguments arguments = call.arguments();
        String value = arguments.text(kind.wireName);
        Upload upload = value == null ? arguments.upload(kind.wireName) : attached(call, value);
        return new Media(call, kind, value, upload, TextArgument.caption(arguments), attributes(arguments));
    }

    /** The file that an {@code InputMedia} object names. */
    static Media inJson(Call call, @Nullable JsonNode media) {
        if (!(media instanceof ObjectNode object)) {
            throw Refusal.badRequest("can't parse InputMedia: expected an Object");
        }
        MediaKind kind = MediaKind.named(object.path("type").asString(""));
        if (kind == null) {
            throw Refusal.badRequest("can't parse InputMedia: wrong type specified");
        }
        Arguments own = new Arguments(object, Map.of());
        String value = own.text("media");
        if (value == null) {
            throw Refusal.badRequest("can't parse InputMedia: media not found");
        }
        Upload upload = attached(call, value);
        return new Media(call, kind, value, upload, TextArgument.caption(own), attributes(own));
    }

    private static @Nullable Upload attached(Call call, String value) {
        return value.startsWith("attach://") ? call.arguments().upload(value.substring("attach://".length())) : null;
    }

    private static ObjectNode attributes(Arguments arguments) {
        ObjectNode attributes = Json.object();
        for (String name : ATTRIBUTES) {
            String value = arguments.text(name);
            if (value != null && (name.equals("performer") || name.equals("title"))) {
                attributes.put(name, value);
            } else if (value != null) {
                attributes.put(name, arguments.integer(name, 0));
            }
        }
        return attributes;
    }

    /** Stores the file if it is new; returns the message's fields for it. */
    ObjectNode store() {
        ObjectNode extra = Json.object();
        JsonNode json = upload != null ? stored(upload) : value == null ? missing() : named(value);
        extra.set(kind.wireName, json);
        if (kind == MediaKind.ANIMATION) {
            extra.set("document", json);
        }
        return extra;
    }

    private JsonNode missing() {
        throw Refusal.badRequest("there is no " + kind.wireName.replace('_', ' ') + " in the request");
    }

    private JsonNode named(String name) {
        if (name.startsWith("attach://")) {
            return missing();
        }
        if (name.contains("://") || name.contains(".")) {
            return stored(MediaFetch.fetch(call.telegram(), kind, name));
        }
        StoredFile known = call.telegram().files().find(call.bot(), name);
        if (known == null) {
            throw FileMethods.unknown(name);
        }
        if (known.kind() != kind) {
            throw Refusal.badRequest("type of file mismatch");
        }
        return known.json();
    }

    private JsonNode stored(Upload file) {
        byte[] content = file.content();
        if (content.length == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        if (content.length > UPLOAD_BYTES_MAX) {
            throw new Refusal(413, "Request Entity Too Large");
        }
        ObjectNode described = attributes.deepCopy();
        switch (kind) {
            case PHOTO -> checkPhoto(content, described);
            case VOICE -> described.put("mime_type", file.mimeType());
            case STICKER ->
                described
                        .put("type", "regular")
                        .put("width", 512)
                        .put("height", 512)
                        .put("is_animated", false)
                        .put("is_video", false);
            case VIDEO_NOTE -> {}
            case DOCUMENT, AUDIO, VIDEO, ANIMATION ->
                described.put("file_name", file.fileName()).put("mime_type", file.mimeType());
        }
        return call.telegram().files().store(call.bot(), kind, content, content.length, described);
    }

    private static void checkPhoto(byte[] content, ObjectNode described) {
        if (content.length > PHOTO_BYTES_MAX) {
            throw Refusal.badRequest("file of size " + content.length
                    + " bytes is too big for a photo; the maximum size is " + PHOTO_BYTES_MAX + " bytes");
        }
        ImageSize size = ImageSize.of(content);
        if (size == null) {
            throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
        }
        int longer = Math.max(size.width(), size.height());
        int shorter = Math.min(size.width(), size.height());
        if (shorter < 1 || longer > PHOTO_RATIO_MAX * shorter || longer + shorter > PHOTO_SIDES_MAX) {
            throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
        }
        described.put("width", size.width()).put("height", size.height());
    }
}
