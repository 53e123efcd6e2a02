package dev.frontdesk.audit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How details and personal facts are written: keys sorted, so that equal entries have equal bytes. */
final class EntryJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EntryJson() {}

    static @Nullable String write(Map<String, ?> facts) {
        return facts.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(facts));
    }

    static Map<String, Object> read(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }
}
