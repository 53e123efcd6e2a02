package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import java.time.Duration;
import java.util.Optional;

/** The connections that are open on this node, for those who send through them. Served from memory. */
public interface Channels {

    /** The open connection, whether it takes in messages or not; empty when it was deleted, disabled or has no secret. */
    Optional<Channel> find(OrganizationId organization, ConnectionId connection);

    /** Tells what came of sending: counts it, and sets the connection to error when its credentials are refused. */
    void sent(ConnectionId connection);

    void refused(ConnectionId connection, Refusal refusal);

    /**
     * @param answerWithin what was written longer ago than this is not answered
     * @param running whether it is started: a stopped one sends nothing by itself
     */
    record Channel(String connector, Connection connection, Duration answerWithin, boolean running) {}
}
