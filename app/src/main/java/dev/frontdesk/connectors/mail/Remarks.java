package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Inbound.Remark;
import dev.frontdesk.connectors.mail.Letter.Noted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers, while a mail is read, what its reader should be told about what they do not see. */
final class Remarks {

    private static final int NAMED_MAX = 5;

    private final Map<Remark, List<String>> about = new EnumMap<>(Remark.class);
    private final Map<Remark, Long> counts = new EnumMap<>(Remark.class);

    void add(Remark remark) {
        add(remark, null);
    }

    /** @param name what it is about; only the first few are kept */
    void add(Remark remark, @Nullable String name) {
        counts.merge(remark, 1L, Long::sum);
        List<String> names = about.computeIfAbsent(remark, each -> new ArrayList<>());
        if (name != null && names.size() <= NAMED_MAX && !names.contains(name)) {
            names.add(names.size() == NAMED_MAX ? "…" : name);
        }
    }

    List<Noted> all() {
        return counts.entrySet().stream()
                .map(each -> new Noted(each.getKey(), each.getValue(), named(each.getKey())))
                .toList();
    }

    private @Nullable String named(Remark remark) {
        List<String> names = about.getOrDefault(remark, List.of());
        return names.isEmpty() ? null : String.join(", ", names);
    }
}
