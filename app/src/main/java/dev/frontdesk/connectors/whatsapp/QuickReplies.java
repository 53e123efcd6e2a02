package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Choices;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Buttons, which Twilio has only as <a href="https://www.twilio.com/docs/content/twilio-quick-reply">content</a>: one
 * for each set of buttons, with the text as its variable, used again and again. Inside the 24 hours it needs no approval.
 */
final class QuickReplies {

    static final int CHOICES_MAX = 3;
    private static final int BODY_MAX = 1024;
    private static final int TITLE_MAX = 20;
    private static final int KEPT_MAX = 500;

    private final TwilioApi api;
    private final Map<String, String> sids = new ConcurrentHashMap<>();

    QuickReplies(TwilioApi api) {
        this.api = api;
    }

    static boolean fit(String body, Choices choices) {
        int count = choices.options().size();
        return count > 0 && count <= CHOICES_MAX && !body.isEmpty() && body.length() <= BODY_MAX;
    }

    Map<String, String> parameters(String body, Choices choices) {
        ObjectNode variables = TwilioApi.JSON.createObjectNode().put("1", body);
        return Map.of("ContentSid", sid(choices), "ContentVariables", variables.toString());
    }

    private String sid(Choices choices) {
        ArrayNode actions = TwilioApi.JSON.createArrayNode();
        choices.options()
                .forEach(option -> actions.addObject()
                        .put("title", shorten(option.label()))
                        .put("id", option.data()));
        String name = "frontdesk_" + Integer.toHexString(actions.toString().hashCode());
        String known = sids.get(actions.toString());
        if (known != null) {
            return known;
        }
        String sid = find(name, actions);
        if (sids.size() >= KEPT_MAX) {
            sids.clear();
        }
        sids.put(actions.toString(), sid);
        return sid;
    }

    /** One that we made before a restart serves as well. */
    private String find(String name, ArrayNode actions) {
        for (JsonNode content : api.contents().path("contents")) {
            JsonNode same = content.path("types").path("twilio/quick-reply").path("actions");
            if (content.path("friendly_name").asString("").equals(name) && agree(same, actions)) {
                return content.path("sid").asString();
            }
        }
        return api.createContent(content(name, actions)).path("sid").asString("");
    }

    private static boolean agree(JsonNode theirs, ArrayNode ours) {
        boolean agree = theirs.size() == ours.size();
        for (int i = 0; agree && i < ours.size(); i++) {
            agree = theirs.path(i).path("title").equals(ours.get(i).path("title"))
                    && theirs.path(i).path("id").equals(ours.get(i).path("id"));
        }
        return agree;
    }

    private static ObjectNode content(String name, ArrayNode actions) {
        ObjectNode content =
                TwilioApi.JSON.createObjectNode().put("friendly_name", name).put("language", "en");
        content.putObject("variables").put("1", "…");
        content.putObject("types")
                .putObject("twilio/quick-reply")
                .put("body", "{{1}}")
                .set("actions", actions);
        return content;
    }

    private static String shorten(String label) {
        if (label.length() <= TITLE_MAX) {
            return label;
        }
        int end = Character.isHighSurrogate(label.charAt(TITLE_MAX - 2)) ? TITLE_MAX - 2 : TITLE_MAX - 1;
        return label.substring(0, end) + "…";
    }
}
