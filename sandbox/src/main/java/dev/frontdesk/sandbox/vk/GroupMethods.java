package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who the community is, and who people are. */
final class GroupMethods {

    private static final int USERS_MAX = 1000;

    private final Vk vk;

    GroupMethods(Vk vk) {
        this.vk = vk;
    }

    void addTo(Methods methods) {
        methods.add("groups.getById", "", (group, params) -> getById(group));
        methods.add("groups.getTokenPermissions", "", (group, params) -> permissions(group));
        methods.add("users.get", "", (group, params) -> users(params));
    }

    private static JsonNode getById(Group group) {
        ObjectNode answer = Json.object();
        answer.putArray("groups").add(view(group));
        answer.putArray("profiles");
        return answer;
    }

    static ObjectNode view(Group group) {
        return Json.object()
                .put("id", group.id())
                .put("name", group.name())
                .put("screen_name", group.screenName())
                .put("is_closed", 0)
                .put("type", "group");
    }

    private static JsonNode permissions(Group group) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("permissions");
        int mask = 0;
        for (String right : group.rights().stream().sorted().toList()) {
            int setting = switch (right) {
                case "photos" -> 4;
                case "messages" -> 4096;
                case "docs" -> 131_072;
                default -> 262_144;
            };
            mask |= setting;
            list.addObject().put("name", right).put("setting", setting);
        }
        return answer.put("mask", mask);
    }

    private JsonNode users(Params params) {
        if (params.numbers("user_ids").size() > USERS_MAX) {
            throw ApiError.parameter("user_ids holds more than 1000");
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (long id : params.numbers("user_ids")) {
            Person person = vk.people().find(id);
            if (person != null) {
                ObjectNode profile = person.profile();
                if (params.text("fields").contains("domain") && person.deactivated() == null) {
                    profile.put("domain", person.domain() == null ? "id" + id : person.domain());
                }
                list.add(profile);
            }
        }
        return list;
    }
}
