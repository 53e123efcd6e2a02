package dev.frontdesk.assistant;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Arguments of a call as they may be shown: what looks like a secret as dots, what is long cut. */
final class Masked {

    private static final String DOTS = "••••";
    private static final int VALUE_MAX = 120;
    private static final int ARGUMENTS_MAX = 600;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern NAME =
            Pattern.compile("(?i).*(?:passw|secret|token|api_?key|credential|authori[sz]ation|cookie|pin_?code|cvv).*");

    /** Keys of providers, bearer tokens, numbers of cards. */
    private static final Pattern VALUE =
            Pattern.compile("(?i)\\b(?:sk|pk|ghp|xox[abp]|key|bearer)[-_ ][A-Za-z0-9_.-]{8,}"
                    + "|\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]+"
                    + "|\\b\\d(?:[ -]?\\d){12,18}\\b");

    private Masked() {}

    /** @param json canonical, as it was understood */
    static String arguments(String json) {
        try {
            JsonNode shown = shown(JSON.readTree(json));
            return Transcript.cut(shown.toString(), ARGUMENTS_MAX);
        } catch (JacksonException broken) {
            return "{}";
        }
    }

    private static JsonNode shown(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(each -> {
                if (NAME.matcher(each.getKey()).matches()) {
                    copy.put(each.getKey(), DOTS);
                } else {
                    copy.set(each.getKey(), shown(each.getValue()));
                }
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(each -> copy.add(shown(each)));
            return copy;
        }
        return node.isString()
                ? JSON.getNodeFactory().stringNode(Transcript.cut(text(node.stringValue()), VALUE_MAX))
                : node;
    }

    static String text(String text) {
        return VALUE.matcher(text).replaceAll(DOTS);
    }
}
