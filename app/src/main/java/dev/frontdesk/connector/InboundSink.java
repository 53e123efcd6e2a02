package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes over what arrived. Implemented by the conversation module. */
public interface InboundSink {

    /**
     * Stores items, and the cursor with them, in one transaction. Returns when they are durable; what was stored
     * before is recognised and ignored. Callers acknowledge to the provider only after this.
     *
     * @param cursor of a poll, null for a webhook
     * @return how many of them were new, without those that are ignored
     * @throws RuntimeException when it cannot be stored: the provider must keep it
     */
    int accept(Source source, List<Item> items, @Nullable String cursor);

    /** Where polling left off: the cursor that was last accepted, null before the first. */
    @Nullable String cursor(Source source);

    /**
     * Where it came from.
     *
     * @param connector the connector's id
     * @param accountId the provider's id of our account: with the connector and the item's id the key of "once"
     * @param answerWithin what was written longer ago than this when it arrives is stored and listed, not answered
     */
    record Source(
            OrganizationId organization,
            @Nullable ProjectId project,
            ConnectionId connection,
            String connector,
            String accountId,
            Duration answerWithin) {}
}
