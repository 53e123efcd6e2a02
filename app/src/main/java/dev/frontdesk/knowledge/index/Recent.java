package dev.frontdesk.knowledge.index;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers what was worked out or read, as much as fits; what was not asked for longest is forgotten first. */
public final class Recent<K, V> {

    private final Map<K, V> known;

    /** @param max so many are remembered */
    public Recent(int max) {
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > max;
            }
        };
    }

    public synchronized @Nullable V find(K key) {
        return known.get(key);
    }

    public synchronized void put(K key, V value) {
        known.put(key, value);
    }

    /** Two callers may work out the same at once; nobody waits for another. */
    V get(K key, Function<K, V> working) {
        V value = find(key);
        if (value == null) {
            value = working.apply(key);
            put(key, value);
        }
        return value;
    }
}
