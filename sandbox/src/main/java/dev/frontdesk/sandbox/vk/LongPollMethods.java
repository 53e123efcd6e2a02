package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Setting up Bots Long Poll; it is off until somebody switches it on. */
final class LongPollMethods {

    private final Vk vk;

    LongPollMethods(Vk vk) {
        this.vk = vk;
    }

    void addTo(Methods methods) {
        methods.add("groups.setLongPollSettings", "manage", (group, params) -> {
            boolean enabled = params.has("enabled")
                    ? params.flag("enabled")
                    : group.events().isEnabled();
            group.events().enable(enabled, CallbackMethods.events(params));
            return Json.MAPPER.valueToTree(1);
        });
        methods.add("groups.getLongPollSettings", "manage", LongPollMethods::settings);
        methods.add("groups.getLongPollServer", "messages", this::server);
    }

    private static JsonNode settings(Group group, Params params) {
        ObjectNode answer = Json.object()
                .put("api_version", "5.199")
                .put("is_enabled", group.events().isEnabled());
        ObjectNode events = answer.putObject("events");
        group.events().wanted().forEach((type, on) -> events.put(type, on ? 1 : 0));
        return answer;
    }

    private JsonNode server(Group group, Params params) {
        params.number("group_id");
        if (!group.events().isEnabled()) {
            throw ApiError.parameter("longpoll for this group is not enabled");
        }
        return Json.object()
                .put("key", group.events().newKey())
                .put("server", vk.address() + "/lp/" + group.id())
                .put("ts", Long.toString(group.events().last()));
    }
}
