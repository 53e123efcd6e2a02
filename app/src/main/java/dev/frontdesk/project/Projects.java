package dev.frontdesk.project;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Models;
import dev.frontdesk.organization.ProjectDirectory.Entry;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.ProjectStore.Publication;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The projects of all organizations. */
@Service
public class Projects {

    private static final String TOPIC = "project";
    private static final int CACHED_MAX = 20_000;
    private static final int AGENTS_MAX = 50;

    /** A change reaches other nodes by signal; should one be lost, this is how long the old project lives on. */
    private static final Duration CACHED_FOR = Duration.ofMinutes(1);

    private record Key(OrganizationId organization, ProjectId project) {}

    /** @param inForce the draft itself unless the project is published by hand */
    private record Cached(Project draft, Project inForce, Instant until) {}

    private final AtomicLong changes = new AtomicLong();
    private final Map<Key, Cached> cache = new ConcurrentHashMap<>();
    private final ProjectStore store;
    private final VersionStore versions;
    private final Tenancy tenancy;
    private final Signals signals;
    private final Audit audit;
    private final Models models;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Projects(
            ProjectStore store,
            VersionStore versions,
            Tenancy tenancy,
            Signals signals,
            Audit audit,
            Models models,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.versions = versions;
        this.tenancy = tenancy;
        this.signals = signals;
        this.audit = audit;
        this.models = models;
        this.events = events;
        this.clock = clock;
        signals.on(TOPIC, this::hear);
        signals.onGap(this::dropAll);
    }

    /**
     * The project as it answers now, from memory unless it changed: cheap enough to ask at every message.
     *
     * @throws Problem.Missing also when it is another organization's
     */
    public Project get(OrganizationId organization, ProjectId id) {
        return find(organization, id).orElseThrow(() -> new Problem.Missing("project", id));
    }

    public Optional<Project> find(OrganizationId organization, ProjectId id) {
        return cached(organization, id).map(Cached::inForce);
    }

    /**
     * The project as it was saved last, published or not, from memory unless it changed.
     *
     * @throws Problem.Missing also when it is another organization's
     */
    public Project draft(OrganizationId organization, ProjectId id) {
        return cached(organization, id).map(Cached::draft).orElseThrow(() -> new Problem.Missing("project", id));
    }

    private Optional<Cached> cached(OrganizationId organization, ProjectId id) {
        Key key = new Key(organization, id);
        Cached cached = cache.get(key);
        Instant now = clock.instant();
        if (cached != null && now.isBefore(cached.until())) {
            return Optional.of(cached);
        }
        long before = changes.get();
        Optional<Cached> read = tenancy.read(
                organization,
                () -> store.find(organization, id)
                        .map(draft -> new Cached(draft, inForce(draft), now.plus(CACHED_FOR))));
        read.ifPresent(fresh -> keep(key, fresh, before));
        return read;
    }

    private Project inForce(Project draft) {
        Publication publication = store.publication(draft.organization(), draft.id());
        Integer number = publication.version();
        return number == null
                ? draft
                : versions.find(draft.organization(), draft.id(), number)
                        .map(version -> version.settings().in(draft, publication.key()))
                        .orElse(draft);
    }

    /** Unless something changed since the read began: then what was read may be the old. */
    private void keep(Key key, Cached fresh, long before) {
        if (cache.size() >= CACHED_MAX) {
            cache.clear();
        }
        cache.compute(key, (same, old) -> changes.get() == before ? fresh : old);
    }

    /** Oldest first, without their agents; {@code after} is the last project of the page before. */
    public List<Project> page(OrganizationId organization, @Nullable ProjectId after, int limit) {
        return tenancy.read(organization, () -> store.page(organization, after == null ? null : after.value(), limit));
    }

    /** All of the organization's, by name. May be called inside a transaction. */
    List<Entry> directory(OrganizationId organization) {
        return tenancy.read(organization, () -> store.directory(organization));
    }

    /** A project with the built-in responder and no agents. May be called inside a transaction. */
    public Project create(OrganizationId organization, Actor actor, String name, String prompt, String language) {
        Project project = new Project(
                organization,
                new ProjectId(Ids.next()),
                name,
                prompt,
                language,
                ModelSettings.BUILT_IN,
                List.of(),
                Set.of(),
                1,
                clock.instant());
        tenancy.run(organization, () -> {
            store.insert(project);
            versions.keep(project, actor, "", clock.instant());
            audit.record(organization, AuditEntry.of(actor, "project.created").about("project", project.id()));
        });
        return project;
    }

    Project change(OrganizationId organization, Actor actor, ProjectId id, UnaryOperator<ProjectForm> change) {
        return changing(organization, id, before -> {
            ProjectForm old = new ProjectForm(before.name(), before.prompt(), before.language());
            ProjectForm form = change.apply(old);
            store.change(organization, id, form);
            return entry(actor, "project.changed", id).with("fields", form.differences(old));
        });
    }

    /** Lets the project's assistant use an area of tools, or not. */
    public Project turnArea(OrganizationId organization, Actor actor, ProjectId id, String area, boolean on) {
        if (!area.matches("[a-z][a-z0-9_-]{0,39}")) {
            throw new Problem.Missing("area", area.length() <= 40 ? area : area.substring(0, 40));
        }
        return changing(organization, id, before -> {
            Set<String> off = new TreeSet<>(before.areasOff());
            boolean changed = on ? off.remove(area) : off.add(area);
            store.changeAreasOff(organization, id, off);
            return entry(actor, "project.changed", id)
                    .with("fields", changed ? List.of("tools") : List.of())
                    .with("area", area)
                    .with("on", on);
        });
    }

    Project chooseModel(OrganizationId organization, Actor actor, ProjectId id, UnaryOperator<ModelSettings> choice) {
        refuseForbiddenAddress(choice.apply(draft(organization, id).model()));
        Project after = changing(organization, id, before -> {
            ModelSettings chosen = choice.apply(before.model());
            store.changeModel(organization, id, chosen);
            return entry(actor, "model.chosen", id)
                    .with("provider", chosen.provider().id())
                    .with("model", Objects.requireNonNullElse(chosen.model(), ""))
                    .with(
                            "keyChanged",
                            !Objects.equals(chosen.apiKey(), before.model().apiKey()));
        });
        events.publishEvent(new ModelChosen(organization, id));
        return after;
    }

    private void refuseForbiddenAddress(ModelSettings chosen) {
        URI address = chosen.baseUrl();
        if (address != null) {
            models.refusal(address).ifPresent(reason -> {
                throw new Problem.Invalid("baseUrl", reason);
            });
        }
    }

    public Agent addAgent(
            OrganizationId organization,
            Actor actor,
            ProjectId id,
            String name,
            String command,
            String prompt,
            List<String> tools,
            @Nullable String model) {
        return addAgent(
                organization, actor, id, rank -> new AgentForm(name, command, prompt, tools, model, null, rank));
    }

    public Agent addAgent(
            OrganizationId organization, Actor actor, ProjectId id, String name, String command, String prompt) {
        return addAgent(organization, actor, id, name, command, prompt, List.of(), null);
    }

    Agent addAgent(OrganizationId organization, Actor actor, ProjectId id, IntFunction<AgentForm> form) {
        UUID agent = Ids.next();
        Project after = changing(organization, id, before -> {
            if (before.agents().size() >= AGENTS_MAX) {
                throw new Problem.Invalid("name", Words.here().say("project.invalid.agents", AGENTS_MAX));
            }
            int rank = before.agents().stream().mapToInt(Agent::rank).max().orElse(-1) + 1;
            Agent made = form.apply(rank).agent(agent);
            refuseTakenCommand(before, made);
            store.insertAgent(organization, id, made);
            return entry(actor, "agent.added", id).with("command", made.command());
        });
        return agent(after, agent);
    }

    Agent changeAgent(
            OrganizationId organization, Actor actor, ProjectId id, UUID agent, UnaryOperator<AgentForm> change) {
        Project after = changing(organization, id, before -> {
            Agent made = change.apply(AgentForm.of(agent(before, agent))).agent(agent);
            refuseTakenCommand(before, made);
            store.changeAgent(organization, made);
            return entry(actor, "agent.changed", id).with("command", made.command());
        });
        return agent(after, agent);
    }

    void removeAgent(OrganizationId organization, Actor actor, ProjectId id, UUID agent) {
        changing(organization, id, before -> {
            Agent removed = agent(before, agent);
            store.deleteAgent(organization, removed.id());
            return entry(actor, "agent.removed", id).with("command", removed.command());
        });
    }

    private static void refuseTakenCommand(Project project, Agent agent) {
        project.agent(agent.command())
                .filter(other -> !other.id().equals(agent.id()))
                .ifPresent(other -> {
                    throw new Problem.Invalid(
                            "command",
                            Words.here().say("project.invalid.command-taken", agent.command(), other.name()));
                });
    }

    private static Agent agent(Project project, UUID id) {
        return project.agents().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("agent", id));
    }

    private static AuditEntry entry(Actor actor, String action, ProjectId id) {
        return AuditEntry.of(actor, action).about("project", id);
    }

    /** One change at a time for a project, each seeing the one before; it returns what the trail says of it. */
    Project changing(OrganizationId organization, ProjectId id, Function<Project, AuditEntry> change) {
        Project after = tenancy.write(organization, () -> {
            if (!store.lock(organization, id)) {
                throw new Problem.Missing("project", id);
            }
            Project before = store.find(organization, id).orElseThrow();
            if (versions.hasNone(organization, id)) {
                versions.keep(before, Actor.SYSTEM, "", clock.instant());
            }
            AuditEntry entry = change.apply(before);
            audit.record(organization, entry);
            Project made = store.find(organization, id).orElseThrow();
            versions.keep(made, entry.actor(), "", clock.instant());
            return made;
        });
        changed(organization, id);
        return after;
    }

    void delete(OrganizationId organization, Actor actor, ProjectId id) {
        tenancy.run(organization, () -> {
            if (!store.delete(organization, id)) {
                throw new Problem.Missing("project", id);
            }
            audit.record(organization, entry(actor, "project.deleted", id));
            events.publishEvent(new ProjectDeleted(organization, id));
        });
        changed(organization, id);
    }

    private void changed(OrganizationId organization, ProjectId id) {
        drop(new Key(organization, id));
        signals.send(TOPIC, organization + "/" + id);
    }

    private void hear(String payload) {
        String[] parts = payload.split("/", 2);
        if (parts.length == 2) {
            drop(new Key(OrganizationId.of(parts[0]), ProjectId.of(parts[1])));
        }
    }

    private void dropAll() {
        changes.incrementAndGet();
        cache.clear();
    }

    private void drop(Key key) {
        changes.incrementAndGet();
        cache.remove(key);
    }
}
