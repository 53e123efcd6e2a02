package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Setting up callback servers. */
final class CallbackMethods {

    private static final Set<String> NO_EVENTS =
            Set.of("access_token", "v", "group_id", "server_id", "api_version", "enabled", "lang");

    void addTo(Methods methods) {
        methods.add(
                "groups.getCallbackConfirmationCode",
                "manage",
                (group, params) -> Json.object().put("code", group.servers().code()));
        methods.add(
                "groups.addCallbackServer",
                "manage",
                (group, params) -> Json.object()
                        .put(
                                "server_id",
                                group.servers()
                                        .add(
                                                params.required("url"),
                                                params.required("title"),
                                                params.text("secret_key"))));
        methods.add("groups.editCallbackServer", "manage", CallbackMethods::edit);
        methods.add("groups.deleteCallbackServer", "manage", (group, params) -> {
            group.servers().remove((int) params.number("server_id"));
            return Json.MAPPER.valueToTree(1);
        });
        methods.add("groups.getCallbackServers", "manage", CallbackMethods::servers);
        methods.add(
                "groups.getCallbackSettings",
                "manage",
                (group, params) ->
                        group.servers().find((int) params.number("server_id")).settings());
        methods.add("groups.setCallbackSettings", "manage", (group, params) -> {
            group.servers().find((int) params.number("server_id")).wanted().putAll(events(params));
            return Json.MAPPER.valueToTree(1);
        });
    }

    private static JsonNode edit(Group group, Params params) {
        group.servers()
                .edit(
                        (int) params.number("server_id"),
                        params.required("url"),
                        params.required("title"),
                        params.text("secret_key"));
        return Json.MAPPER.valueToTree(1);
    }

    private static JsonNode servers(Group group, Params params) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        Set<Long> wanted = Set.copyOf(params.numbers("server_ids"));
        for (CallbackServer server : group.servers().all()) {
            if (wanted.isEmpty() || wanted.contains((long) server.id())) {
                items.add(server.toJson());
            }
        }
        return answer.put("count", items.size());
    }

    /** Every parameter that is nothing else is the name of an event. */
    static Map<String, Boolean> events(Params params) {
        Map<String, Boolean> events = new TreeMap<>();
        params.values().keySet().stream()
                .filter(name -> !NO_EVENTS.contains(name))
                .forEach(name -> events.put(name, params.flag(name)));
        return events;
    }
}
