package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A text with places for variables, with buttons or without, sent by its SID. */
final class Content {

    private static final int VARIABLES_MAX = 100;
    private static final int VARIABLE_LENGTH_MAX = 1600;
    private static final String QUICK_REPLY = "twilio/quick-reply";
    private static final String LIST_PICKER = "twilio/list-picker";

    /** The content with its variables in their places. */
    record Filled(String sid, String body, List<Message.Button> buttons, List<String> media, boolean approved) {

        boolean isList() {
            return !buttons.isEmpty() && buttons.getFirst().list();
        }
    }

    private final String sid;
    private final String friendlyName;
    private final String language;
    private final ObjectNode variables;
    private final ObjectNode types;
    private volatile String approval = "unsubmitted";

    private Content(String sid, String friendlyName, String language, ObjectNode variables, ObjectNode types) {
        this.sid = sid;
        this.friendlyName = friendlyName;
        this.language = language;
        this.variables = variables;
        this.types = types;
    }

    static Content of(JsonNode order) {
        if (!(order.path("types") instanceof ObjectNode types) || types.isEmpty()) {
            throw ApiError.badRequest(20001, "types: must have at least one content type");
        }
        String language = order.path("language").asString("");
        if (!language.matches("[a-z]{2,3}(?:_[A-Z]{2})?")) {
            throw ApiError.badRequest(20001, "language: is not a valid language");
        }
        JsonNode actions = types.path(QUICK_REPLY).path("actions");
        if (types.has(QUICK_REPLY) && (actions.size() < 1 || actions.size() > 10)) {
            throw ApiError.badRequest(20001, "actions: between 1 and 10 are allowed");
        }
        for (JsonNode action : actions) {
            String title = action.path("title").asString("");
            if (title.isEmpty()
                    || title.length() > 20
                    || action.path("id").asString("").length() > 200) {
                throw ApiError.badRequest(20001, "actions: a title has 1 to 20 characters, an id up to 200");
            }
        }
        ObjectNode variables = order.path("variables") instanceof ObjectNode given ? given : Json.object();
        return new Content(Sid.next("HX"), order.path("friendly_name").asString(""), language, variables, types);
    }

    String sid() {
        return sid;
    }

    String approval() {
        return approval;
    }

    void approval(String newState) {
        approval = newState;
    }

    Filled fill(@Nullable String given) {
        ObjectNode values = variables.deepCopy();
        if (given != null) {
            values.setAll(read(given));
        }
        List<Message.Button> buttons = new ArrayList<>();
        for (JsonNode action : types.path(QUICK_REPLY).path("actions")) {
            String title = filled(action.path("title").asString(""), values);
            buttons.add(new Message.Button(title, filled(action.path("id").asString(title), values), false));
        }
        for (JsonNode item : types.path(LIST_PICKER).path("items")) {
            String title = filled(item.path("item").asString(""), values);
            buttons.add(new Message.Button(title, filled(item.path("id").asString(title), values), true));
        }
        List<String> media = new ArrayList<>();
        types.forEach(type -> type.path("media").forEach(each -> media.add(filled(each.asString(""), values))));
        String body = types.propertyStream()
                .map(type -> type.getValue().path("body").asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Filled(sid, filled(body, values), buttons, media, approval.equals("approved"));
    }

    private static ObjectNode read(String given) {
        try {
            if (Json.MAPPER.readTree(given) instanceof ObjectNode values
                    && values.size() <= VARIABLES_MAX
                    && values.valueStream().allMatch(JsonNode::isString)) {
                if (values.valueStream().anyMatch(value -> value.asString().length() > VARIABLE_LENGTH_MAX)) {
                    throw ApiError.badRequest(21658, "A content variable exceeds the 1600 character limit.");
                }
                return values;
            }
        } catch (JacksonException e) {
            // said below
        }
        throw ApiError.badRequest(21656, "The ContentVariables parameter is invalid.");
    }

    private static String filled(String text, ObjectNode values) {
        String filled = text;
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            filled = filled.replace(
                    "{{" + value.getKey() + "}}", value.getValue().asString());
        }
        return filled;
    }

    ObjectNode toJson(Account account) {
        ObjectNode json = Json.object()
                .put("sid", sid)
                .put("account_sid", account.sid())
                .put("friendly_name", friendlyName)
                .put("language", language);
        json.set("variables", variables);
        json.set("types", types);
        return json;
    }

    ObjectNode approvalJson() {
        return Json.object()
                .put("name", friendlyName)
                .put("content_type", types.propertyNames().iterator().next())
                .put("status", approval)
                .put("rejection_reason", "")
                .put("allow_category_change", true);
    }
}
