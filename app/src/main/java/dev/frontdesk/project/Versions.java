package dev.frontdesk.project;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.ProjectStore.Publication;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What projects were made of, which of it answers, and the way back. */
@Service
public class Versions {

    private static final int NOTE_MAX = 500;

    /**
     * @param newest number of what was saved last; 0: nothing was saved since versions are kept
     * @param published number of what answers; the newest where nothing is published by hand
     */
    public record Standing(boolean byHand, int newest, int published) {

        public boolean draft() {
            return newest != published;
        }
    }

    private final Projects projects;
    private final ProjectStore store;
    private final VersionStore versions;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<PublishGate> gates;

    Versions(
            Projects projects,
            ProjectStore store,
            VersionStore versions,
            Tenancy tenancy,
            ApplicationEventPublisher events,
            ObjectProvider<PublishGate> gates) {
        this.projects = projects;
        this.store = store;
        this.versions = versions;
        this.tenancy = tenancy;
        this.events = events;
        this.gates = gates;
    }

    public Standing standing(OrganizationId organization, ProjectId id) {
        projects.draft(organization, id);
        return tenancy.read(organization, () -> {
            int newest = versions.list(organization, id, Integer.MAX_VALUE, 1).stream()
                    .map(Version::number)
                    .findFirst()
                    .orElse(0);
            Publication publication = store.publication(organization, id);
            return new Standing(
                    publication.byHand(), newest, Objects.requireNonNullElse(publication.version(), newest));
        });
    }

    /**
     * The project as it was at a version, with a key of its model only where that was given for the same provider and
     * address.
     *
     * @throws Problem.Missing unless there is such a version
     */
    public Project at(OrganizationId organization, ProjectId id, int number) {
        Project draft = projects.draft(organization, id);
        return tenancy.read(organization, () -> {
            Publication publication = store.publication(organization, id);
            Settings settings = require(organization, id, number).settings();
            boolean published = Objects.equals(publication.version(), number);
            return settings.in(draft, published ? publication.key() : settings.keyOf(draft.model()));
        });
    }

    private Version require(OrganizationId organization, ProjectId id, int number) {
        return versions.find(organization, id, number).orElseThrow(() -> new Problem.Missing("version", number));
    }

    List<Version> list(OrganizationId organization, ProjectId id, int before, int limit) {
        projects.draft(organization, id);
        return tenancy.read(organization, () -> versions.list(organization, id, before, limit));
    }

    Version find(OrganizationId organization, ProjectId id, int number) {
        return tenancy.read(organization, () -> require(organization, id, number));
    }

    void note(Caller caller, ProjectId id, int number, String note) {
        caller.requireConfigure(id);
        String said = note.strip();
        if (said.length() > NOTE_MAX || said.chars().anyMatch(Character::isISOControl)) {
            throw new Problem.Invalid("note", Words.here().say("project.invalid.note", NOTE_MAX));
        }
        tenancy.run(caller.organization(), () -> {
            require(caller.organization(), id, number);
            versions.note(caller.organization(), id, number, said);
        });
    }

    /** Makes the draft what it was at that version; where nothing is published by hand it answers at once. */
    Project putBack(Caller caller, ProjectId id, int number) {
        caller.requireConfigure(id);
        OrganizationId organization = caller.organization();
        ModelSettings[] had = new ModelSettings[1];
        Project after = projects.changing(organization, id, before -> {
            Settings settings = require(organization, id, number).settings();
            had[0] = before.model();
            @Nullable Secret key = settings.keyOf(before.model());
            store.putBack(before, settings.in(before, key));
            return entry(caller.actor(), "project.put_back", id).with("version", number);
        });
        if (!after.model().equals(had[0])) {
            events.publishEvent(new ModelChosen(organization, id));
        }
        return after;
    }

    /** Turns publishing by hand on: what was saved last is published, and what is saved from now on waits. */
    Standing byHand(Caller caller, ProjectId id) {
        caller.requireConfigure(id);
        Standing before = standing(caller.organization(), id);
        return before.byHand() ? before : put(caller, id, List.of(), "project.published_by_hand");
    }

    /** Turns publishing by hand off: what was saved last answers, if the rules allow it. */
    Standing atOnce(Caller caller, ProjectId id, boolean override) {
        caller.requireConfigure(id);
        Standing before = standing(caller.organization(), id);
        if (!before.byHand()) {
            return before;
        }
        List<String> overridden = before.draft() ? pass(caller, id, before.newest(), override) : List.of();
        projects.changing(caller.organization(), id, project -> {
            store.publishAtOnce(caller.organization(), id);
            return told(entry(caller.actor(), "project.published_at_once", id), overridden);
        });
        events.publishEvent(new ModelChosen(caller.organization(), id));
        return standing(caller.organization(), id);
    }

    /**
     * From now on what was saved last answers.
     *
     * @param override the owner publishes although the rules say no; the trail tells so
     */
    Standing publish(Caller caller, ProjectId id, boolean override) {
        caller.requireConfigure(id);
        Standing before = standing(caller.organization(), id);
        if (!before.byHand() || !before.draft()) {
            return before;
        }
        Standing after = put(caller, id, pass(caller, id, before.newest(), override), "project.published");
        events.publishEvent(new ModelChosen(caller.organization(), id));
        return after;
    }

    private Standing put(Caller caller, ProjectId id, List<String> overridden, String action) {
        OrganizationId organization = caller.organization();
        projects.changing(organization, id, project -> {
            int newest = versions.list(organization, id, Integer.MAX_VALUE, 1)
                    .getFirst()
                    .number();
            store.publish(organization, id, newest);
            return told(entry(caller.actor(), action, id).with("version", newest), overridden);
        });
        return standing(organization, id);
    }

    /** Returns the reasons that the owner overrides. */
    private List<String> pass(Caller caller, ProjectId id, int version, boolean override) {
        List<String> reasons = gates.orderedStream()
                .map(gate -> gate.refusal(caller.organization(), id, version))
                .flatMap(Optional::stream)
                .toList();
        if (reasons.isEmpty()) {
            return reasons;
        }
        if (!override) {
            throw new Problem.Conflict("Not published", String.join(" ", reasons));
        }
        caller.requireAdminister();
        return reasons;
    }

    private static AuditEntry told(AuditEntry entry, List<String> overridden) {
        return overridden.isEmpty() ? entry : entry.with("override", true).with("reasons", overridden);
    }

    private static AuditEntry entry(Actor actor, String action, ProjectId id) {
        return AuditEntry.of(actor, action).about("project", id);
    }
}
