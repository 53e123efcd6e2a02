package dev.frontdesk.crm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which way the states of records may go. Deals move between stages instead, see {@link DealMoves}. */
final class Transitions {

    private record Way(String from, List<String> to, List<String> vendorsOnly) {}

    private static final Map<Entity, List<Way>> WAYS = Map.of(
            Entity.LEAD,
            List.of(
                    way("new", "contacted", "unqualified", "lost"),
                    way("contacted", "qualified", "unqualified", "lost"),
                    way("qualified", "converted", "unqualified", "lost"),
                    way("unqualified", "contacted"),
                    way("lost", "contacted")),
            Entity.ORDER,
            List.of(
                    way("draft", "pending", "cancelled"),
                    way("pending", "approved", "cancelled"),
                    way("approved", "in_progress", "cancelled"),
                    new Way("in_progress", List.of("completed"), List.of("cancelled"))),
            Entity.PAYMENT,
            List.of(way("pending", "completed", "failed", "void")),
            Entity.ISSUE,
            List.of(
                    way("open", "in_progress", "resolved"),
                    way("in_progress", "resolved"),
                    way("resolved", "closed", "in_progress")),
            Entity.EMPLOYEE,
            List.of(way("active", "on_leave", "terminated"), way("on_leave", "active", "terminated")));

    /** Orders whose sums are no longer changed. */
    static final Set<String> FROZEN = Set.of("approved", "in_progress", "completed", "cancelled");

    private Transitions() {}

    private static Way way(String from, String... to) {
        return new Way(from, List.of(to), List.of());
    }

    /** Where a record may go from here; empty at an end. */
    static List<String> from(Entity entity, String state, boolean vendor) {
        Set<String> to = new LinkedHashSet<>();
        WAYS.getOrDefault(entity, List.of()).stream()
                .filter(way -> way.from().equals(state))
                .forEach(way -> {
                    to.addAll(way.to());
                    if (vendor) {
                        to.addAll(way.vendorsOnly());
                    }
                });
        return List.copyOf(to);
    }
}
