package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is sent beside text. */
final class MediaMethods {

    private static final int ALBUM_MIN = 2;
    private static final int ALBUM_MAX = 10;

    private MediaMethods() {}

    static void addTo(Map<String, ApiMethod> methods) {
        for (MediaKind kind : MediaKind.values()) {
            methods.put("send" + kind.wireName.replace("_", ""), call -> {
                Media media = Media.inCall(call, kind);
                return Sending.send(call, media.caption(), media.store());
            });
        }
        methods.put("sendmediagroup", MediaMethods::sendMediaGroup);
        methods.put("sendlocation", MediaMethods::sendLocation);
        methods.put("sendcontact", MediaMethods::sendContact);
    }

    private static Reply sendMediaGroup(Call call) {
        JsonNode list = call.arguments().json("media", "media");
        if (list == null || !list.isArray()) {
            throw Refusal.badRequest("can't parse media: expected an Array");
        }
        if (list.size() < ALBUM_MIN) {
            throw Refusal.badRequest("too few messages to send as an album");
        }
        if (list.size() > ALBUM_MAX) {
            throw Refusal.badRequest("too many messages to send as an album");
        }
        List<Media> album = new ArrayList<>();
        list.forEach(item -> album.add(Media.inJson(call, item)));
        List<ObjectNode> stored = album.stream().map(Media::store).toList();
        String group = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000_000_000L));
        List<Sending.Posted> posted = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            ObjectNode extra = stored.get(i).put("media_group_id", group);
            posted.add(Sending.post(call, album.get(i).caption(), extra, i == 0));
        }
        return Reply.of(json -> {
            json.writeStartArray();
            posted.forEach(one -> MessageJson.write(json, one.chat(), one.message()));
            json.writeEndArray();
        });
    }

    private static Reply sendLocation(Call call) {
        double latitude = coordinate(call, "latitude", 90);
        double longitude = coordinate(call, "longitude", 180);
        ObjectNode extra = Json.object();
        extra.putObject("location").put("latitude", latitude).put("longitude", longitude);
        return Sending.send(call, FormattedText.EMPTY, extra);
    }

    private static double coordinate(Call call, String name, int max) {
        String text = call.arguments().text(name);
        if (text == null) {
            throw Refusal.badRequest(name + " is empty");
        }
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("wrong " + name + " specified");
        }
        throw Refusal.badRequest("wrong " + name + " specified");
    }

    private static Reply sendContact(Call call) {
        String phone = call.arguments().text("phone_number");
        String firstName = call.arguments().text("first_name");
        if (phone == null) {
            throw Refusal.badRequest("contact phone number must be non-empty");
        }
        if (firstName == null) {
            throw Refusal.badRequest("contact first name must be non-empty");
        }
        ObjectNode extra = Json.object();
        ObjectNode contact =
                extra.putObject("contact").put("phone_number", phone).put("first_name", firstName);
        String lastName = call.arguments().text("last_name");
        if (lastName != null) {
            contact.put("last_name", lastName);
        }
        return Sending.send(call, FormattedText.EMPTY, extra);
    }
}
