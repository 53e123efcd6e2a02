package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where to upload, and where videos are. */
final class FileMethods {

    private static final Set<String> TYPES = Set.of("image", "video", "audio", "file");

    private FileMethods() {}

    static JsonNode upload(Call call) {
        String type = call.required("type");
        if (!TYPES.contains(type)) {
            throw ApiError.payload("type: unknown value " + type);
        }
        Max max = call.bot().max();
        boolean early = type.equals("video") || type.equals("audio");
        String token = early ? FileStore.random() : null;
        String ticket = max.files().ticket(new FileStore.Ticket(call.bot(), type, token));
        ObjectNode answer = Json.object().put("url", max.base() + FileTransfer.PATH + "upload?ticket=" + ticket);
        return token == null ? answer : answer.put("token", token);
    }

    static JsonNode video(Call call) {
        String token = call.path().getOrDefault("token", "");
        FileStore files = call.bot().max().files();
        StoredFile file = files.find(token);
        if (file == null || !file.type().equals("video")) {
            throw ApiError.notFound("video", "Video not found");
        }
        ObjectNode answer = Json.object().put("token", token).put("width", 640).put("height", 480);
        answer.putObject("urls").put("mp4_480", files.link(token)).put("hls", files.link(token) + "&m3u8");
        return answer;
    }
}
