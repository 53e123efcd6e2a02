package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Messenger.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Texts that WhatsApp has <a href="https://www.twilio.com/docs/content/content-api-resources">approved</a>, with the
 * sample values of their variables in place: those are what is sent.
 */
final class ApprovedContents {

    private ApprovedContents() {}

    static List<Template> of(JsonNode answer) {
        List<Template> approved = new ArrayList<>();
        for (JsonNode content : answer.path("contents")) {
            String text = text(content);
            boolean may = content.path("approval_requests")
                    .path("status")
                    .asString("")
                    .equals("approved");
            if (may && !text.isBlank()) {
                approved.add(new Template(
                        content.path("sid").asString(),
                        content.path("friendly_name").asString(""),
                        content.path("language").asString(null),
                        text));
            }
        }
        return approved;
    }

    private static String text(JsonNode content) {
        String text = "";
        for (JsonNode type : content.path("types")) {
            text = text.isEmpty() ? type.path("body").asString("") : text;
        }
        for (Map.Entry<String, JsonNode> variable : content.path("variables").properties()) {
            text = text.replace(
                    "{{" + variable.getKey() + "}}", variable.getValue().asString(""));
        }
        return text;
    }
}
