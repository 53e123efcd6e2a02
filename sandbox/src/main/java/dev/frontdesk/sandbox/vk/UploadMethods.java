package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The first and the third step of an upload; the second is {@link UploadServer}. */
final class UploadMethods {

    private static final Set<String> TYPES = Set.of("doc", "audio_message", "graffiti");
    private static final int VOICE_BYTES_PER_SECOND = 2000;

    private final Vk vk;

    UploadMethods(Vk vk) {
        this.vk = vk;
    }

    void addTo(Methods methods) {
        methods.add(
                "photos.getMessagesUploadServer",
                "photos",
                (group, params) -> place("photo", "photo", group)
                        .put("album_id", -64)
                        .put("user_id", 0)
                        .put("group_id", group.id()));
        methods.add("photos.saveMessagesPhoto", "photos", this::savePhoto);
        methods.add("docs.getMessagesUploadServer", "docs", (group, params) -> {
            String type = params.has("type") ? params.text("type") : "doc";
            if (!TYPES.contains(type)) {
                throw ApiError.parameter("type is not valid");
            }
            params.number("peer_id");
            return place("file", type, group);
        });
        methods.add("docs.save", "docs", this::saveDocument);
    }

    private ObjectNode place(String part, String type, Group group) {
        String id = vk.files().ticket(group, part, type).id();
        return Json.object().put("upload_url", vk.address() + "/upload/" + id);
    }

    private JsonNode savePhoto(Group group, Params params) {
        params.number("server");
        FileShelf.Uploaded upload = vk.files().take(params.required("hash"));
        if (upload == null || upload.ticket().group().id() != group.id()) {
            throw new ApiError(121);
        }
        if (params.text("photo").equals("[]") || !upload.ticket().type().equals("photo")) {
            throw new ApiError(129);
        }
        ObjectNode attachment = Attachments.photo(vk, -group.id(), upload.file());
        vk.files().publish(attachment);
        ArrayNode list = Json.MAPPER.createArrayNode();
        return list.add(attachment.get("photo"));
    }

    private JsonNode saveDocument(Group group, Params params) {
        FileShelf.Uploaded upload = vk.files().take(params.required("file"));
        if (upload == null || upload.ticket().group().id() != group.id()) {
            throw ApiError.parameter("file is invalid");
        }
        FileShelf.Stored file = upload.file();
        if (params.has("title")) {
            file = vk.files().store(params.text("title"), file.mediaType(), file.bytes());
        }
        ObjectNode attachment = upload.ticket().type().equals("audio_message")
                ? Attachments.voice(vk, -group.id(), file, file.bytes().length / VOICE_BYTES_PER_SECOND)
                : Attachments.document(vk, -group.id(), file);
        vk.files().publish(attachment);
        return attachment;
    }
}
