package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets lanes start in turn, one organization after the other, so that nobody's burst and nobody's slow model keeps the
 * others waiting. Few may be in their first moments at once; whoever waits longer, for a model, makes room for the
 * next, up to a bound on all and on each organization.
 */
final class Turnstile {

    private final int youngMax;
    private final int runningMax;
    private final int runningPerOrganizationMax;
    private final Map<OrganizationId, Queue> queues = new LinkedHashMap<>();
    private int young;
    private int running;

    private static final class Queue {
        final ArrayDeque<Ready> waiting = new ArrayDeque<>();
        int running;
    }

    /** Begins work; must not block. */
    interface Ready {
        void start(Pass pass);
    }

    /** The right to run; give it back with {@link Turnstile#leave}. */
    static final class Pass {
        final OrganizationId organization;
        final long enteredAt = System.nanoTime();
        private boolean grown;
        private boolean left;

        private Pass(OrganizationId organization) {
            this.organization = organization;
        }
    }

    Turnstile(int youngMax, int runningMax, int runningPerOrganizationMax) {
        this.youngMax = youngMax;
        this.runningMax = runningMax;
        this.runningPerOrganizationMax = runningPerOrganizationMax;
    }

    synchronized void enter(OrganizationId organization, Ready ready) {
        queues.computeIfAbsent(organization, key -> new Queue()).waiting.add(ready);
        admit();
    }

    /** The work takes long: it no longer counts among the young. */
    synchronized void grow(Pass pass) {
        if (!pass.grown && !pass.left) {
            pass.grown = true;
            young--;
            admit();
        }
    }

    synchronized void leave(Pass pass) {
        if (pass.left) {
            return;
        }
        pass.left = true;
        running--;
        if (!pass.grown) {
            young--;
        }
        Queue queue = queues.get(pass.organization);
        if (queue != null && --queue.running == 0 && queue.waiting.isEmpty()) {
            queues.remove(pass.organization);
        }
        admit();
    }

    synchronized int running() {
        return running;
    }

    private void admit() {
        while (young < youngMax && running < runningMax) {
            Map.Entry<OrganizationId, Queue> next = next();
            if (next == null) {
                return;
            }
            Queue queue = next.getValue();
            Ready ready = queue.waiting.remove();
            queue.running++;
            running++;
            young++;
            // To the end of the line: the next start belongs to another organization.
            queues.remove(next.getKey());
            queues.put(next.getKey(), queue);
            ready.start(new Pass(next.getKey()));
        }
    }

    private Map.@Nullable Entry<OrganizationId, Queue> next() {
        for (Map.Entry<OrganizationId, Queue> entry : queues.entrySet()) {
            Queue queue = entry.getValue();
            if (!queue.waiting.isEmpty() && queue.running < runningPerOrganizationMax) {
                return Map.entry(entry.getKey(), queue);
            }
        }
        return null;
    }
}
