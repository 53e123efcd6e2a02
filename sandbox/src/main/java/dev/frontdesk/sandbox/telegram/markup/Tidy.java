package dev.frontdesk.sandbox.telegram.markup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the servers do to every text: outer space goes, and entities are clipped, merged and put in order. */
final class Tidy {

    private static final int ENTITIES_MAX = 100;

    private static final Comparator<Entity> OUTER_FIRST = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed())
            .thenComparing(Entity::type);

    private Tidy() {}

    static FormattedText tidy(FormattedText raw) {
        String text = spaced(raw.text());
        int end = text.length();
        while (end > 0 && Source.isSpace(text.charAt(end - 1))) {
            end--;
        }
        int firstEntity = raw.entities().stream().mapToInt(Entity::offset).min().orElse(end);
        int start = 0;
        while (start < Math.min(end, firstEntity) && Source.isSpace(text.charAt(start))) {
            start++;
        }
        if (raw.entities().isEmpty()) {
            return new FormattedText(text.substring(start, end), List.of());
        }
        List<Entity> clipped = new ArrayList<>();
        for (Entity entity : raw.entities()) {
            int entityEnd = Math.min(entity.end(), end);
            if (entityEnd > entity.offset()) {
                clipped.add(entity.between(entity.offset() - start, entityEnd - start));
            }
        }
        clipped.sort(OUTER_FIRST);
        List<Entity> ordered = merged(withoutIntersections(clipped));
        return new FormattedText(
                text.substring(start, end), ordered.size() > ENTITIES_MAX ? ordered.subList(0, ENTITIES_MAX) : ordered);
    }

    private static String spaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n') {
                return text.chars()
                        .map(unit -> unit < ' ' && unit != '\n' ? ' ' : unit)
                        .collect(StringBuilder::new, (out, unit) -> out.append((char) unit), StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** Inside code there is no style, and links, mentions and code do not nest in one another. */
    private static List<Entity> withoutIntersections(List<Entity> sorted) {
        List<Entity> kept = new ArrayList<>(sorted.size());
        @Nullable Entity continuous = null;
        for (Entity entity : sorted) {
            boolean covered = continuous != null && entity.offset() < continuous.end();
            if (entity.type().isStyle() || entity.type().isQuote()) {
                if (!covered || continuous == null || !continuous.type().isVerbatim()) {
                    kept.add(entity);
                }
            } else if (!covered) {
                kept.add(entity);
                continuous = entity;
            }
        }
        for (Entity verbatim : sorted) {
            if (verbatim.type().isVerbatim() && kept.contains(verbatim)) {
                kept = around(kept, verbatim);
            }
        }
        kept.sort(OUTER_FIRST);
        return kept;
    }

    private static List<Entity> around(List<Entity> entities, Entity verbatim) {
        List<Entity> result = new ArrayList<>(entities.size());
        for (Entity entity : entities) {
            boolean apart = entity.end() <= verbatim.offset() || entity.offset() >= verbatim.end();
            if (!entity.type().isStyle() || apart) {
                result.add(entity);
                continue;
            }
            if (entity.offset() < verbatim.offset()) {
                result.add(entity.between(entity.offset(), verbatim.offset()));
            }
            if (entity.end() > verbatim.end()) {
                result.add(entity.between(verbatim.end(), entity.end()));
            }
        }
        return result;
    }

    private static List<Entity> merged(List<Entity> sorted) {
        List<Entity> result = new ArrayList<>(sorted.size());
        for (Entity entity : sorted) {
            int twin = entity.type().isStyle() ? touching(result, entity) : -1;
            if (twin < 0) {
                result.add(entity);
            } else {
                Entity first = result.get(twin);
                result.set(twin, first.between(first.offset(), Math.max(first.end(), entity.end())));
            }
        }
        result.sort(OUTER_FIRST);
        return result;
    }

    private static int touching(List<Entity> earlier, Entity entity) {
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (earlier.get(i).type() == entity.type() && earlier.get(i).end() >= entity.offset()) {
                return i;
            }
        }
        return -1;
    }
}
