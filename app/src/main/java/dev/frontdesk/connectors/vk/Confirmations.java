package dev.frontdesk.connectors.vk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codes by which addresses being registered are confirmed. VK changes a community's code with each registration, so
 * the one to answer is the one it showed just before.
 */
final class Confirmations {

    private static final int KEPT = 10_000;

    private final Map<Long, String> codes = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > KEPT;
        }
    });

    void expect(long group, String code) {
        codes.put(group, code);
    }

    void forget(long group) {
        codes.remove(group);
    }

    /** Null where another node registers, or nobody. */
    @Nullable String of(long group) {
        return codes.get(group);
    }
}
