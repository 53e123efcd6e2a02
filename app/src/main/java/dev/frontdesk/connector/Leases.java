package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;

/** Which of the nodes does the work of a connection that only one may do, such as polling. */
public interface Leases {

    /** Whether this node does it now. Answered from memory. */
    boolean holds(ConnectionId connection);

    /** Whether no other node was at work when this one started, so that the installation as a whole starts afresh. */
    default boolean startedAlone() {
        return true;
    }

    /** Called, on a thread of the lease keeper's, whenever answers of {@link #holds} may have changed. */
    void onChange(Runnable listener);
}
