package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Choices;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Choices as buttons under a message: at most ten, in at most six rows. */
final class Keyboard {

    static final int BUTTONS_MAX = 10;

    private static final int ROWS_MAX = 6;
    private static final int LABEL_MAX = 40;

    private Keyboard() {}

    /** @param callbacks whether the person's app knows buttons that say nothing in the chat; others write their label */
    static String json(Choices choices, boolean callbacks) {
        List<Choices.Option> options = choices.options();
        int perRow = options.size() <= ROWS_MAX ? 1 : 2;
        ObjectNode keyboard = VkApi.JSON.createObjectNode().put("inline", true);
        ArrayNode rows = keyboard.putArray("buttons");
        for (int i = 0; i < options.size(); i += perRow) {
            ArrayNode row = rows.addArray();
            for (Choices.Option option : options.subList(i, Math.min(options.size(), i + perRow))) {
                row.addObject()
                        .put("color", "secondary")
                        .putObject("action")
                        .put("type", callbacks ? "callback" : "text")
                        .put("label", label(option.label()))
                        .put("payload", Payload.json(option.data()));
            }
        }
        return keyboard.toString();
    }

    private static String label(String text) {
        if (text.length() <= LABEL_MAX) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(LABEL_MAX - 1)) ? LABEL_MAX - 2 : LABEL_MAX - 1;
        return text.substring(0, end) + "…";
    }

    /** The same as a list to answer in words. */
    static String written(Choices choices) {
        StringBuilder list = new StringBuilder("\n");
        for (int i = 0; i < choices.options().size(); i++) {
            list.append('\n')
                    .append(i + 1)
                    .append(". ")
                    .append(choices.options().get(i).label());
        }
        return list.toString();
    }
}
