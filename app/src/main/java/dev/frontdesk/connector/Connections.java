package dev.frontdesk.connector;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.connector.Activation.Outcome;
import dev.frontdesk.connector.ConnectionEvents.Event;
import dev.frontdesk.connector.ConnectionView.CheckResult;
import dev.frontdesk.connector.ConnectionView.Finding;
import dev.frontdesk.connector.ConnectionView.Page;
import dev.frontdesk.connector.FormReader.Filled;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What people do with connections: make, change, start, stop, check and delete them. */
@Service
public class Connections {

    /** A start that takes longer goes on in the background; its outcome arrives live. */
    private static final long START_SECONDS = 5;

    private final ConnectionStore store;
    private final ConnectionSecrets secrets;
    private final ConnectionEvents events;
    private final ConnectionStates states;
    private final ConnectionViews views;
    private final Connectors connectors;
    private final FormReader reader;
    private final Interview interview;
    private final Activation activation;
    private final OpenConnections open;
    private final Accounts accounts;
    private final ConnectorWords words;
    private final ProjectDirectory projects;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Connections(
            ConnectionStore store,
            ConnectionSecrets secrets,
            ConnectionEvents events,
            ConnectionStates states,
            ConnectionViews views,
            Connectors connectors,
            FormReader reader,
            Interview interview,
            Activation activation,
            OpenConnections open,
            Accounts accounts,
            ConnectorWords words,
            ProjectDirectory projects,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.events = events;
        this.states = states;
        this.views = views;
        this.connectors = connectors;
        this.reader = reader;
        this.interview = interview;
        this.activation = activation;
        this.open = open;
        this.accounts = accounts;
        this.words = words;
        this.projects = projects;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Connections of a project, or of the whole organization, oldest first.
     *
     * @param cursor of the page before
     */
    public Page<ConnectionView> list(Caller caller, @Nullable ProjectId project, @Nullable UUID cursor, int limit) {
        caller.requireConverse();
        if (project != null) {
            requireExists(caller, project);
        }
        return tenancy.read(caller.organization(), () -> {
            List<StoredConnection> found = store.list(caller.organization(), project, cursor, limit + 1);
            List<ConnectionView> page =
                    found.stream().limit(limit).map(each -> view(caller, each)).toList();
            return new Page<>(page, found.size() > limit ? page.getLast().id().toString() : null);
        });
    }

    public ConnectionView get(Caller caller, ConnectionId id) {
        caller.requireConverse();
        return tenancy.read(caller.organization(), () -> view(caller, existing(caller, id)));
    }

    private ConnectionView view(Caller caller, StoredConnection connection) {
        return views.of(connection, connection.mayBeConfiguredBy(caller) ? saved(connection) : Map.of());
    }

    private Map<String, Secret> saved(StoredConnection connection) {
        return secrets.open(connection.id(), store.secrets(connection.organization(), connection.id()));
    }

    private StoredConnection existing(Caller caller, ConnectionId id) {
        return store.find(caller.organization(), id).orElseThrow(() -> new Problem.Missing("connection", id));
    }

    /** Newest first. */
    public Page<Event> events(Caller caller, ConnectionId id, @Nullable UUID cursor, int limit) {
        caller.requireConverse();
        return tenancy.read(caller.organization(), () -> {
            StoredConnection connection = existing(caller, id);
            List<Event> found = events.list(connection.organization(), id, cursor, limit + 1);
            List<Event> page = found.stream().limit(limit).toList();
            return new Page<>(page, found.size() > limit ? page.getLast().id().toString() : null);
        });
    }

    /**
     * Saves a new connection, stopped. The provider is asked who the account is; if it cannot be reached, the
     * connection is saved all the same, with that as its last error.
     *
     * @param project null: of the organization as a whole
     * @throws Problem.Invalid with everything that is wrong, wrong credentials included
     * @throws Problem.Conflict when the account is connected already
     */
    public ConnectionView create(Caller caller, @Nullable ProjectId project, ConnectionForm form) {
        requireConfigure(caller, project);
        String id = form.connector() == null ? "" : form.connector().strip();
        Connector connector = connectors
                .find(id)
                .orElseThrow(() -> new Problem.Invalid("connector", words.say("", "form.connector.unknown", id)));
        Filled filled = reader.read(connector.descriptor(), form, null, Map.of());
        ProviderAnswer answer = interview.ask(connector, filled);
        StoredConnection made = StoredConnection.fresh(
                caller.organization(), project, id, owner(caller), filled, answer, false, clock.instant());
        Map<String, Secret> all = new HashMap<>(filled.secrets());
        all.put(ConnectionSecrets.WEBHOOK, new Secret(ConnectionSecrets.random()));
        saving(caller, answer, id, () -> {
            store.insert(made, secrets.seal(made.id(), all));
            audit(caller, "connection.created", made);
        });
        states.changed(made);
        return get(caller, made.id());
    }

    /**
     * Saves a new connection and, where the form says that it starts by itself, starts it as the next start of the
     * program would. What stands in the way of the start is its status and its last error, not a refusal: another
     * program's webhook is left alone until somebody confirms the takeover, and the sandbox may be off.
     *
     * @see #create
     */
    ConnectionView createToStart(Caller caller, @Nullable ProjectId project, ConnectionForm form) {
        ConnectionView made = create(caller, project, form);
        ConnectionId id = new ConnectionId(made.id());
        StoredConnection connection = tenancy.read(caller.organization(), () -> existing(caller, id));
        if (!connection.autoStart() || !accounts.mayWork(connection.environment())) {
            return made;
        }
        tenancy.run(caller.organization(), () -> audit(caller, "connection.started", connection));
        await(activation.start(connection, false));
        return get(caller, id);
    }

    private void requireConfigure(Caller caller, @Nullable ProjectId project) {
        if (project == null) {
            caller.requireAdminister();
            return;
        }
        requireExists(caller, project);
        caller.requireConfigure(project);
    }

    /** @throws Problem.Missing if the caller's organization has no such project */
    void requireExists(Caller caller, ProjectId project) {
        boolean exists = tenancy.read(
                caller.organization(),
                () -> projects.projects(caller.organization()).stream()
                        .anyMatch(entry -> entry.id().equals(project)));
        if (!exists) {
            throw new Problem.Missing("project", project);
        }
    }

    private static @Nullable AccountId owner(Caller caller) {
        return caller.kind() == Caller.Kind.PERSON ? new AccountId(caller.id()) : null;
    }

    private void saving(Caller caller, ProviderAnswer answer, String connector, Runnable work) {
        try {
            tenancy.run(caller.organization(), work);
        } catch (DuplicateKeyException e) {
            throw interview.taken(caller, connector, answer.profile());
        }
    }

    private void audit(Caller caller, String action, StoredConnection connection) {
        audit.record(
                caller.organization(),
                AuditEntry.of(caller.actor(), action)
                        .about("connection", connection.id())
                        .with("connector", connection.connector()));
    }

    /** Changes what the form names; a running connection goes on with the new credentials. */
    public ConnectionView change(Caller caller, ConnectionId id, ConnectionForm form) {
        StoredConnection before = configurable(caller, id);
        Connector connector = connectors.get(before.connector());
        Map<String, Secret> saved = tenancy.read(caller.organization(), () -> saved(before));
        Filled filled = reader.read(connector.descriptor(), form, before, saved);
        boolean complete = OpenConnections.missing(connector.descriptor(), filled.secrets())
                .isEmpty();
        ProviderAnswer answer = !complete
                ? new ProviderAnswer(null, null)
                : filled.differsFrom(before)
                        ? interview.ask(connector, filled)
                        : new ProviderAnswer(before.profile(), before.lastError());
        StoredConnection after = before.changed(filled, answer.profile(), answer.failure());
        Optional<OpenConnection> old = before.activated() ? open.open(before) : Optional.empty();
        saving(caller, answer, before.connector(), () -> {
            store.update(after);
            store.putSecrets(before.organization(), id, secrets.seal(id, filled.newSecrets()));
            store.removeSecrets(before.organization(), id, filled.removedSecrets());
            audit(caller, "connection.changed", after);
        });
        open.drop(id);
        states.changed(after);
        if (before.activated()) {
            carryOn(before, after, filled, complete, old);
        }
        return get(caller, id);
    }

    private void carryOn(
            StoredConnection before,
            StoredConnection after,
            Filled filled,
            boolean complete,
            Optional<OpenConnection> old) {
        if (!complete) {
            activation.stop(after, Status.STOPPED);
        } else if (filled.differsFrom(before)) {
            await(activation.start(after, false));
        }
        if (!Objects.equals(before.profile(), after.profile())) {
            old.ifPresent(activation::unsubscribeLater);
        }
    }

    private StoredConnection configurable(Caller caller, ConnectionId id) {
        caller.requireConverse();
        StoredConnection connection = tenancy.read(caller.organization(), () -> existing(caller, id));
        if (connection.project() == null) {
            caller.requireAdminister();
        } else {
            caller.requireConfigure(connection.project());
        }
        return connection;
    }

    /** Deletes it with its secrets; the provider is told to stop posting. Its conversations stay. */
    public void delete(Caller caller, ConnectionId id) {
        StoredConnection connection = configurable(caller, id);
        Optional<OpenConnection> old = open.open(connection);
        tenancy.run(caller.organization(), () -> {
            store.delete(connection.organization(), id);
            audit(caller, "connection.deleted", connection);
        });
        open.drop(id);
        states.changed(connection);
        old.ifPresent(activation::unsubscribeLater);
    }

    /**
     * Starts it, and waits a moment for the outcome: {@code running}, {@code error} with the reason, or {@code
     * pending} while the provider takes its time.
     *
     * @param confirmTakeover whether another program that gets the account's posts shall lose them
     * @throws Problem.Conflict when a secret is not set, the sandbox is off, or another program gets the posts
     */
    public ConnectionView start(Caller caller, ConnectionId id, boolean confirmTakeover) {
        StoredConnection connection = configurable(caller, id);
        requireStartable(connection);
        tenancy.run(caller.organization(), () -> audit(caller, "connection.started", connection));
        Outcome outcome = await(activation.start(connection, confirmTakeover));
        if (outcome instanceof Outcome.Foreign(URI address)) {
            throw conflict(connection, Activation.WEBHOOK_TAKEN, address.toString());
        }
        if (outcome instanceof Outcome.Duplicate(Profile profile)) {
            throw interview.taken(caller, connection.connector(), profile);
        }
        return get(caller, id);
    }

    private void requireStartable(StoredConnection connection) {
        Connector connector = connectors.get(connection.connector());
        Map<String, Secret> saved = tenancy.read(connection.organization(), () -> saved(connection));
        if (!OpenConnections.missing(connector.descriptor(), saved).isEmpty()) {
            throw conflict(connection, Activation.NOT_SET, "");
        }
        if (!accounts.mayWork(connection.environment())) {
            throw conflict(connection, "Sandbox off", "");
        }
    }

    private Problem.Conflict conflict(StoredConnection connection, String code, String detail) {
        String meaning = words.problem(connection.connector(), code, detail);
        return new Problem.Conflict(code, meaning + " " + words.cure(connection.connector(), code, detail));
    }

    /** Null while it goes on in the background. */
    private static @Nullable Outcome await(CompletableFuture<Outcome> start) {
        try {
            return start.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A connection could not be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Stops it. Running turns finish; what the provider has not delivered stays there. */
    public ConnectionView stop(Caller caller, ConnectionId id) {
        StoredConnection connection = configurable(caller, id);
        Descriptor descriptor = connectors.get(connection.connector()).descriptor();
        tenancy.run(caller.organization(), () -> audit(caller, "connection.stopped", connection));
        activation.stop(connection, descriptor.carriesConversations() ? Status.STOPPED : Status.DISABLED);
        return get(caller, id);
    }

    /** Has the provider post to this address in place of the one made from our public address, and starts it. */
    public ConnectionView postTo(Caller caller, ConnectionId id, URI address, boolean confirmTakeover) {
        configurable(caller, id);
        if (!WebhookAddresses.isHttps(address) && !WebhookAddresses.isLoopback(address)) {
            throw new Problem.Invalid("webhook_url", words.say("", "form.webhook.https"));
        }
        tenancy.run(caller.organization(), () -> store.webhookAddress(caller.organization(), id, address));
        return start(caller, id, confirmTakeover);
    }

    /** Asks the provider now. A started connection that was in error goes on if nothing is wrong any more. */
    public CheckResult check(Caller caller, ConnectionId id) {
        StoredConnection connection = configurable(caller, id);
        OpenConnection opened = open.open(connection).orElse(null);
        if (opened == null) {
            return new CheckResult(false, null, List.of(finding(connection, Activation.NOT_SET, "")));
        }
        List<Finding> findings = new ArrayList<>();
        String account = null;
        try {
            account = opened.connector().check(opened.account()).name();
            List<URI> posts =
                    opened.webhook() == null ? List.of() : opened.webhook().subscriptions();
            for (URI address : posts) {
                if (!WebhookAddresses.isOurs(connection, address)) {
                    findings.add(finding(connection, Activation.WEBHOOK_TAKEN, address.toString()));
                }
            }
        } catch (Refusal refusal) {
            findings.add(finding(connection, refusal.code(), ConnectionStates.message(refusal)));
        }
        if (connection.activated()) {
            await(activation.renew(connection));
        }
        return new CheckResult(findings.isEmpty(), account, findings);
    }

    private Finding finding(StoredConnection connection, String code, String detail) {
        return new Finding(
                code,
                words.problem(connection.connector(), code, detail),
                words.cure(connection.connector(), code, detail));
    }
}
