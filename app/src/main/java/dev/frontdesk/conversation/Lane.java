package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one conversation on the node that runs it: what arrived, and what is to be sent. At most one thread
 * works on a lane; all others only add to it.
 */
final class Lane {

    final ConversationId conversation;
    final OrganizationId organization;
    private final Set<UUID> known;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final List<Piece> pieces = new ArrayList<>();
    private boolean busy;

    /** Of what arrived: when it may be taken up, and how often that failed. */
    private long takeAt = System.nanoTime();

    private int failures;
    private int waits;

    /** While a person writes in fragments: until when the rest is waited for, and since when. */
    private boolean held;

    private long heldUntil;
    private long heldSince;

    /** Of the first piece: when it may be sent, and whether the account's moment is taken too. */
    private long sendAt = System.nanoTime();

    private Reserved reserved = Reserved.NOTHING;
    private int attempts;

    enum Reserved {
        NOTHING,
        CHAT,
        ACCOUNT
    }

    /** @param known shared by all lanes: ids of what is in memory, so that reading again adds nothing twice */
    Lane(ConversationId conversation, OrganizationId organization, Set<UUID> known) {
        this.conversation = conversation;
        this.organization = organization;
        this.known = known;
    }

    /**
     * Returns whether the caller must see that the lane runs.
     *
     * @param pause as {@link Bursts#pause} has it
     */
    synchronized boolean add(@Nullable Arrival arrival, @Nullable Piece piece, long pause) {
        long now = System.nanoTime();
        if (pause > 0) {
            heldSince = held ? heldSince : now;
            heldUntil = now + Math.min(pause, Bursts.LONGEST - (now - heldSince));
            held = true;
        } else if (pause == 0) {
            held = false;
        }
        if (arrival != null) {
            insert(arrival);
        }
        if (piece != null) {
            insert(piece);
        }
        return wake();
    }

    /** What another node stored earlier may come later. */
    private void insert(Arrival arrival) {
        Deque<Arrival> later = new ArrayDeque<>();
        while (!arrivals.isEmpty() && arrivals.peekLast().id().compareTo(arrival.id()) > 0) {
            later.push(arrivals.removeLast());
        }
        arrivals.add(arrival);
        arrivals.addAll(later);
    }

    /** Never before the first, which may be on its way. */
    private void insert(Piece piece) {
        int at = pieces.size();
        while (at > 1 && pieces.get(at - 1).id().compareTo(piece.id()) > 0) {
            at--;
        }
        pieces.add(at, piece);
    }

    /** Claims the lane for a thread, if nobody works on it. */
    synchronized boolean wake() {
        if (busy) {
            return false;
        }
        busy = true;
        return true;
    }

    /** What arrived and becomes one turn: all that waits, but alone what is a command, or after a failure. */
    synchronized List<Arrival> takeTurn() {
        return held && heldUntil - System.nanoTime() > 0 ? List.of() : take();
    }

    private List<Arrival> take() {
        held = false;
        List<Arrival> taken = new ArrayList<>();
        while (!arrivals.isEmpty() && takeAt - System.nanoTime() <= 0) {
            boolean alone = failures > 0 || arrivals.peek().isCommand();
            if (alone && !taken.isEmpty()) {
                break;
            }
            taken.add(arrivals.remove());
            if (alone) {
                break;
            }
        }
        return taken;
    }

    /** The turn could not be ended: the same again, at this moment and before anything else. */
    synchronized void putBack(List<Arrival> taken, long at) {
        taken.reversed().forEach(arrivals::addFirst);
        takeAt = at;
    }

    /** Returns how often in a row it has failed now. */
    synchronized int failed() {
        return ++failures;
    }

    /** Returns how often in a row it has been put back for something earlier, at most 6. */
    synchronized int waited() {
        return Math.min(6, waits++);
    }

    synchronized void succeeded() {
        failures = 0;
        waits = 0;
    }

    /** What arrived since and belongs into the running turn: everything before the next command. */
    synchronized List<Arrival> takeMore() {
        return failures > 0 || (!arrivals.isEmpty() && arrivals.peek().isCommand()) ? List.of() : take();
    }

    /** Forgets everything, because another node has the conversation now. */
    synchronized void clear() {
        arrivals.forEach(arrival -> known.remove(arrival.id()));
        pieces.forEach(piece -> known.remove(piece.id()));
        arrivals.clear();
        pieces.clear();
        held = false;
    }

    synchronized boolean hasPieces() {
        return !pieces.isEmpty();
    }

    synchronized @Nullable Piece firstPiece() {
        return pieces.isEmpty() ? null : pieces.getFirst();
    }

    /** These are about to be stored: whoever reads them from the database must not add them too. */
    void expect(List<Piece> coming) {
        coming.forEach(piece -> known.add(piece.id()));
    }

    /** They were not. */
    void forget(List<Piece> coming) {
        coming.forEach(piece -> known.remove(piece.id()));
    }

    synchronized void append(List<Piece> more) {
        pieces.addAll(more);
    }

    synchronized void removeFirstPiece() {
        known.remove(pieces.removeFirst().id());
        reserved = Reserved.NOTHING;
        sendAt = System.nanoTime();
        attempts = 0;
    }

    /** The first piece is sent again at this moment, with new reservations. */
    synchronized void postpone(long at, boolean claimed) {
        Piece first = pieces.removeFirst();
        pieces.addFirst(claimed ? first.claim() : first.unclaim());
        reserved = Reserved.NOTHING;
        sendAt = at;
        attempts++;
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized Reserved reserved() {
        return reserved;
    }

    synchronized long sendAt() {
        return sendAt;
    }

    synchronized void reserve(Reserved what, long at) {
        reserved = what;
        sendAt = at;
    }

    /** The thread stops working; returns in how many nanoseconds there is more to do, negative if there is nothing. */
    synchronized long rest() {
        busy = false;
        if (arrivals.isEmpty() && pieces.isEmpty()) {
            return -1;
        }
        long now = System.nanoTime();
        long untilTurn =
                arrivals.isEmpty() ? Long.MAX_VALUE : (held && heldUntil - takeAt > 0 ? heldUntil : takeAt) - now;
        long untilPiece = pieces.isEmpty() ? Long.MAX_VALUE : sendAt - now;
        return Math.max(0, Math.min(untilTurn, untilPiece));
    }

    synchronized boolean busy() {
        return busy;
    }
}
