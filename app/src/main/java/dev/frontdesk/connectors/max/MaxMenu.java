package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Messenger.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands menu. MAX keeps one for all languages: each command is described in Russian where that is known. */
final class MaxMenu {

    private static final int COMMANDS_MAX = 32;
    private static final int NAME_MAX = 64;
    private static final int DESCRIPTION_MAX = 128;
    private static final String LANGUAGE = "ru";

    private final MaxApi api;

    MaxMenu(MaxApi api) {
        this.api = api;
    }

    void announce(List<Command> commands) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Command command : commands) {
            boolean preferred = LANGUAGE.equals(command.language());
            if (preferred || !chosen.containsKey(command.name())) {
                chosen.put(command.name(), command.description());
            }
        }
        List<Map<String, String>> entries = new ArrayList<>();
        chosen.forEach((name, description) -> {
            boolean fits = !name.isBlank() && name.length() <= NAME_MAX && !description.isBlank();
            if (fits && entries.size() < COMMANDS_MAX) {
                entries.add(Map.of("name", name, "description", shortened(description)));
            }
        });
        api.call("PATCH", "/me/commands", Map.of(), Map.of("commands", entries));
    }

    private static String shortened(String text) {
        return text.length() <= DESCRIPTION_MAX ? text : text.substring(0, DESCRIPTION_MAX - 1) + "…";
    }
}
