package dev.frontdesk.connector;

import dev.frontdesk.connector.FormReader.Filled;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.OrganizationCreated;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.organization.ProjectDirectory.Entry;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Connections of accounts that the operator named in start-up settings. They join the project "Default" of the first
 * organization, start with the program, and take on a secret that was changed in the settings.
 */
@Component
public class EnvironmentConnections {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentConnections.class);
    private static final String DEFAULT_PROJECT = "Default";

    private final List<EnvironmentAccount> named;
    private final RunningStore everywhere;
    private final ConnectionStore store;
    private final ConnectionSecrets secrets;
    private final ConnectionStates states;
    private final Connectors connectors;
    private final Accounts accounts;
    private final Interview interview;
    private final Activation activation;
    private final Organizations organizations;
    private final ProjectDirectory projects;
    private final Tenancy tenancy;
    private final Clock clock;

    EnvironmentConnections(
            List<EnvironmentAccount> named,
            RunningStore everywhere,
            ConnectionStore store,
            ConnectionSecrets secrets,
            ConnectionStates states,
            Connectors connectors,
            Accounts accounts,
            Interview interview,
            Activation activation,
            Organizations organizations,
            ProjectDirectory projects,
            Tenancy tenancy,
            Clock clock) {
        this.named = named;
        this.everywhere = everywhere;
        this.store = store;
        this.secrets = secrets;
        this.states = states;
        this.connectors = connectors;
        this.accounts = accounts;
        this.interview = interview;
        this.activation = activation;
        this.organizations = organizations;
        this.projects = projects;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Where the connection of a named account is. */
    public record Place(OrganizationId organization, ConnectionId connection, String webhookKey) {}

    /** The connection of the account that the operator named for a connector. */
    public Optional<Place> find(String connector) {
        return everywhere
                .fromEnvironment(connector)
                .map(found -> new Place(found.organization(), found.id(), found.webhookKey()));
    }

    /** Makes those that are missing, once there is an organization, and updates the others. */
    void provide() {
        List<EnvironmentAccount> present =
                named.stream().filter(account -> !account.secrets().isEmpty()).toList();
        if (present.isEmpty()) {
            return;
        }
        Optional<Organization> first = organizations.first();
        for (EnvironmentAccount account : present) {
            StoredConnection existing =
                    everywhere.fromEnvironment(account.connector()).orElse(null);
            if (existing != null) {
                update(existing, account);
            } else if (first.isPresent()) {
                make(first.get().id(), account);
            }
        }
    }

    /** The first organization was made after the start. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void made(OrganizationCreated event) {
        if (named.stream().anyMatch(account -> !account.secrets().isEmpty())) {
            Thread.ofVirtual().name("environment-connections").start(() -> {
                provide();
                named.forEach(account ->
                        everywhere.fromEnvironment(account.connector()).ifPresent(this::startOnce));
            });
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void startOnce(StoredConnection connection) {
        if (!connection.activated() && connection.activation() == 0) {
            activation.start(connection, false);
        }
    }

    private void make(OrganizationId organization, EnvironmentAccount account) {
        String id = account.connector();
        Connector connector = connectors.get(id);
        Filled filled = new Filled(
                "",
                accounts.usualEnvironment(connector.descriptor()),
                Map.of(),
                account.secrets(),
                account.secrets(),
                Set.of(),
                true,
                Duration.ofHours(1));
        ProviderAnswer answer = interview.askPatiently(connector, filled);
        Map<String, Secret> all = new HashMap<>(account.secrets());
        all.put(
                ConnectionSecrets.WEBHOOK,
                account.webhookSecret() == null ? new Secret(ConnectionSecrets.random()) : account.webhookSecret());
        try {
            StoredConnection made = tenancy.write(organization, () -> {
                StoredConnection fresh = StoredConnection.fresh(
                        organization, project(organization), id, null, filled, answer, true, clock.instant());
                store.insert(fresh, secrets.seal(fresh.id(), all));
                return fresh;
            });
            states.changed(made);
        } catch (DuplicateKeyException e) {
            // by another node at the same moment, or by a person earlier
            LOG.warn("{}_environment_ignored: its account is connected already", id);
        }
    }

    private @Nullable ProjectId project(OrganizationId organization) {
        List<Entry> all = projects.projects(organization);
        return all.stream()
                .filter(entry -> entry.name().equals(DEFAULT_PROJECT))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Entry::id)
                .orElse(null);
    }

    private void update(StoredConnection existing, EnvironmentAccount account) {
        Map<String, Secret> wanted = new HashMap<>(account.secrets());
        if (account.webhookSecret() != null) {
            wanted.put(ConnectionSecrets.WEBHOOK, account.webhookSecret());
        }
        Map<String, Secret> saved = secrets.open(existing.id(), everywhere.secrets(existing));
        wanted.entrySet().removeIf(entry -> entry.getValue().equals(saved.get(entry.getKey())));
        if (!wanted.isEmpty()) {
            tenancy.run(
                    existing.organization(),
                    () -> store.putSecrets(
                            existing.organization(), existing.id(), secrets.seal(existing.id(), wanted)));
            states.changed(existing);
        }
    }
}
