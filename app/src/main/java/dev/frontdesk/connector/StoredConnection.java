package dev.frontdesk.connector;

import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is stored, without its secrets.
 *
 * @param profile who the provider says we are, null before the first successful check
 * @param webhookAddress where a person wants the provider to post, if not to the address made from our public one
 * @param mode chosen at the last start
 * @param activated whether a person wants it to work
 * @param activation counts starts and stops
 * @param halted whether it waits for a person, so that trying again is of no use
 */
record StoredConnection(
        OrganizationId organization,
        ConnectionId id,
        @Nullable ProjectId project,
        String connector,
        String label,
        @Nullable AccountId owner,
        Environment environment,
        @Nullable Profile profile,
        Map<String, String> settings,
        Duration answerWithin,
        String webhookKey,
        @Nullable URI webhookAddress,
        @Nullable Mode mode,
        boolean autoStart,
        boolean activated,
        long activation,
        boolean halted,
        Status status,
        @Nullable Failure lastError,
        boolean fromEnvironment,
        Counters counters,
        @Nullable Instant lastActivity,
        Instant createdAt,
        long version) {

    StoredConnection {
        settings = Map.copyOf(settings);
    }

    /**
     * Messages taken in, messages sent, requests refused because they were forged, and requests sent away because too
     * many came at once.
     */
    record Counters(
            long received,
            long sent,
            long refused,
            @Nullable Instant refusedAt,
            long limited,
            @Nullable Instant limitedAt) {

        static final Counters ZERO = new Counters(0, 0, 0, null, 0, null);
    }

    /** @throws IllegalStateException before the provider told who we are */
    Source source() {
        if (profile == null) {
            throw new IllegalStateException("Connection " + id + " was never checked");
        }
        return new Source(organization, project, id, connector, profile.accountId(), answerWithin);
    }

    static StoredConnection fresh(
            OrganizationId organization,
            @Nullable ProjectId project,
            String connector,
            @Nullable AccountId owner,
            FormReader.Filled filled,
            ProviderAnswer answer,
            boolean fromEnvironment,
            Instant now) {
        return new StoredConnection(
                organization,
                new ConnectionId(Ids.next()),
                project,
                connector,
                filled.label().isEmpty() ? answer.nameOr(connector) : filled.label(),
                owner,
                filled.environment(),
                answer.profile(),
                filled.settings(),
                filled.answerWithin(),
                ConnectionSecrets.random(),
                null,
                null,
                filled.autoStart(),
                false,
                0,
                false,
                Status.STOPPED,
                answer.failure(),
                fromEnvironment,
                Counters.ZERO,
                null,
                now,
                1);
    }

    StoredConnection changed(FormReader.Filled filled, @Nullable Profile newProfile, @Nullable Failure newError) {
        return new StoredConnection(
                organization,
                id,
                project,
                connector,
                filled.label().isEmpty() ? label : filled.label(),
                owner,
                filled.environment(),
                newProfile,
                filled.settings(),
                filled.answerWithin(),
                webhookKey,
                webhookAddress,
                mode,
                filled.autoStart(),
                activated,
                activation,
                halted,
                status,
                newError,
                fromEnvironment,
                counters,
                lastActivity,
                createdAt,
                version);
    }

    boolean mayBeConfiguredBy(Caller caller) {
        return project == null ? caller.mayAdminister() : caller.mayConfigure(project);
    }
}
