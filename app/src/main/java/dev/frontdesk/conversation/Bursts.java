package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.platform.ProjectId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells how long to wait for more when a person writes in fragments, one quickly after the other, so that they become
 * one turn. Whoever sends a message alone, or a whole sentence, never waits.
 */
@Component
final class Bursts {

    /** It has no say: whatever waits goes on waiting. */
    static final long NO_SAY = -1;

    static final long SHORTEST = Duration.ofMillis(600).toNanos();
    static final long LONGEST = Duration.ofMillis(2_500).toNanos();

    /** After so long somebody has read an answer, and writes anew. */
    private static final long QUICK = LONGEST;

    private static final int FRAGMENT_LENGTH_MAX = 160;
    private static final Pattern UNFINISHED = Pattern.compile("(?U)^.*[\\w,;:–—-]$", Pattern.DOTALL);

    /** Chats remembered; two in one place forget each other, which costs a pause at most. */
    private static final int PLACES = 1 << 14;

    /** When somebody last wrote. */
    private record Last(ConversationId conversation, long at) {}

    private final AtomicReferenceArray<@Nullable Last> lasts = new AtomicReferenceArray<>(PLACES);
    private final Desks desks;

    Bursts(Desks desks) {
        this.desks = desks;
    }

    /**
     * @param now as {@link System#nanoTime} has it
     * @return nanoseconds for which its turn waits for more; 0: not at all, nor does what waits already
     */
    long pause(Arrival arrival, long now) {
        if (!(arrival.inbound() instanceof Inbound.Message message)) {
            return arrival.inbound() instanceof Inbound.Pressed ? 0 : NO_SAY;
        }
        if (!message.addressed()) {
            return NO_SAY;
        }
        Last before = lasts.getAndSet(
                arrival.conversation().hashCode() & (PLACES - 1), new Last(arrival.conversation(), now));
        if (before == null || !before.conversation().equals(arrival.conversation())) {
            return 0;
        }
        long gap = now - before.at();
        return gap < QUICK && isFragment(message) && isWanted(arrival)
                ? Math.clamp(gap + gap / 2, SHORTEST, LONGEST)
                : 0;
    }

    private static boolean isFragment(Inbound.Message message) {
        String text = message.text().strip();
        return message.parts().isEmpty()
                && !text.startsWith("/")
                && text.length() <= FRAGMENT_LENGTH_MAX
                && UNFINISHED.matcher(text).matches();
    }

    private boolean isWanted(Arrival arrival) {
        ProjectId project = arrival.source().project();
        return project != null
                && desks.of(arrival.source().organization(), project).gathers();
    }
}
