package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one conversation on the node that runs it: what arrived, and what is to be sent. At most one thread
 * works on a lane; all others only add to it.
 */
final class Lane {

    final ConversationId conversation;
    final OrganizationId organization;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private boolean busy;

    /** Of the first piece: when it may be sent, and whether the account's moment is taken too. */
    private long sendAt = System.nanoTime();

    private Reserved reserved = Reserved.NOTHING;
    private int attempts;

    enum Reserved {
        NOTHING,
        CHAT,
        ACCOUNT
    }

    Lane(ConversationId conversation, OrganizationId organization) {
        this.conversation = conversation;
        this.organization = organization;
    }

    /** Returns whether the caller must see that the lane runs. */
    synchronized boolean add(@Nullable Arrival arrival, @Nullable Piece piece) {
        if (arrival != null) {
            arrivals.add(arrival);
        }
        if (piece != null) {
            pieces.add(piece);
        }
        return wake();
    }

    /** Claims the lane for a thread, if nobody works on it. */
    synchronized boolean wake() {
        if (busy) {
            return false;
        }
        busy = true;
        return true;
    }

    /** What arrived and becomes one turn: all that waits, but a command only by itself. */
    synchronized List<Arrival> takeTurn() {
        List<Arrival> taken = new ArrayList<>();
        while (!arrivals.isEmpty()) {
            boolean command = arrivals.peek().isCommand();
            if (command && !taken.isEmpty()) {
                break;
            }
            taken.add(arrivals.remove());
            if (command) {
                break;
            }
        }
        return taken;
    }

    /** What arrived since and belongs into the running turn: everything before the next command. */
    synchronized List<Arrival> takeMore() {
        return !arrivals.isEmpty() && arrivals.peek().isCommand() ? List.of() : takeTurn();
    }

    /** Forgets everything, because another node has the conversation now. */
    synchronized List<UUID> clear() {
        List<UUID> forgotten = new ArrayList<>();
        arrivals.forEach(arrival -> forgotten.add(arrival.id()));
        pieces.forEach(piece -> forgotten.add(piece.id()));
        arrivals.clear();
        pieces.clear();
        return forgotten;
    }

    synchronized boolean hasArrivals() {
        return !arrivals.isEmpty();
    }

    synchronized boolean hasPieces() {
        return !pieces.isEmpty();
    }

    synchronized @Nullable Piece firstPiece() {
        return pieces.peek();
    }

    synchronized void append(List<Piece> more) {
        pieces.addAll(more);
    }

    synchronized void removeFirstPiece() {
        pieces.remove();
        reserved = Reserved.NOTHING;
        sendAt = System.nanoTime();
        attempts = 0;
    }

    /** The first piece is sent again at this moment, with new reservations. */
    synchronized void postpone(long at) {
        pieces.addFirst(pieces.remove().unclaim());
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

    /** The thread stops working; returns whether there is nothing left, now or later. */
    synchronized boolean rest() {
        busy = false;
        return arrivals.isEmpty() && pieces.isEmpty();
    }

    synchronized boolean idle() {
        return !busy && arrivals.isEmpty() && pieces.isEmpty();
    }

    synchronized boolean busy() {
        return busy;
    }
}
