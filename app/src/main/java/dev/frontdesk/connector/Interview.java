package dev.frontdesk.connector;

import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.connector.FormReader.Filled;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a provider whose credentials were typed into a form, and turns its refusal into words beside the field. */
@Component
class Interview {

    private final RunningStore everywhere;
    private final Accounts accounts;
    private final ConnectorWords words;
    private final ProjectDirectory projects;
    private final Tenancy tenancy;
    private final Clock clock;

    Interview(
            RunningStore everywhere,
            Accounts accounts,
            ConnectorWords words,
            ProjectDirectory projects,
            Tenancy tenancy,
            Clock clock) {
        this.everywhere = everywhere;
        this.accounts = accounts;
        this.words = words;
        this.projects = projects;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * @return without a profile where the provider cannot be reached: that is not the form's fault
     * @throws Problem.Invalid when the provider refuses what was typed
     */
    ProviderAnswer ask(Connector connector, Filled filled) {
        Account account = accounts.unknown(connector, filled.environment(), filled.settings(), filled.secrets());
        try {
            return new ProviderAnswer(connector.check(account), null);
        } catch (BadCredentials | Rejected refusal) {
            throw new Problem.Invalid(mainField(connector.descriptor()), refusal(connector, filled, refusal));
        } catch (Unavailable | RateLimited refusal) {
            return failed(refusal);
        }
    }

    /** The same for credentials that nobody typed just now: a refusal is kept as last error. */
    ProviderAnswer askPatiently(Connector connector, Filled filled) {
        Account account = accounts.unknown(connector, filled.environment(), filled.settings(), filled.secrets());
        try {
            return new ProviderAnswer(connector.check(account), null);
        } catch (Refusal refusal) {
            return failed(refusal);
        }
    }

    /** What to say of each part of the form; empty where the connector tells only of the whole. */
    List<FormTrial.Hint> findings(Connector connector, Filled filled) {
        Account account = accounts.unknown(connector, filled.environment(), filled.settings(), filled.secrets());
        String id = connector.descriptor().id();
        return connector.findings(account).stream()
                .map(finding -> {
                    Refusal refusal = finding.refusal();
                    String key = "finding." + finding.part();
                    return refusal == null
                            ? new FormTrial.Hint(Tone.GOOD, words.say(id, key), "")
                            : new FormTrial.Hint(
                                    refusal instanceof Unavailable ? Tone.WARN : Tone.BAD,
                                    words.say(id, key + ".failed", refusal(connector, filled, refusal)),
                                    "");
                })
                .toList();
    }

    private ProviderAnswer failed(Refusal refusal) {
        return new ProviderAnswer(
                null, new Failure(refusal.code(), ConnectionStates.message(refusal), clock.instant()));
    }

    /** The field that a refused account is shown beside: its secret, else its first. */
    private static String mainField(Descriptor descriptor) {
        return descriptor.fields().stream()
                .min(Comparator.comparing(field -> field.kind() != Kind.SECRET))
                .map(Field::name)
                .orElse("connector");
    }

    private String refusal(Connector connector, Filled filled, Refusal refusal) {
        String id = connector.descriptor().id();
        String detail = ConnectionStates.message(refusal);
        String text = refusal.code() + ": " + words.problem(id, refusal.code(), detail) + " "
                + words.cure(id, refusal.code(), detail);
        return filled.environment() == Environment.SANDBOX
                ? text + " " + words.say(id, "form.sandbox.offer", words.name(id))
                : text;
    }

    /** The account is connected already; where, is told to those who may see it. */
    Problem.Conflict taken(Caller caller, String connector, @Nullable Profile profile) {
        String name = profile == null ? words.name(connector) : profile.name();
        String place = profile == null
                ? null
                : everywhere
                        .ofAccount(connector, profile.accountId())
                        .map(other -> place(caller, other))
                        .orElse(null);
        String where = place == null ? words.say(connector, "taken.elsewhere", name) : place;
        return new Problem.Conflict(
                Activation.ALREADY_CONNECTED, where + " " + words.cure(connector, Activation.ALREADY_CONNECTED, name));
    }

    private @Nullable String place(Caller caller, StoredConnection other) {
        boolean own = other.organization().equals(caller.organization()) && caller.mayConverse();
        if (!own && !caller.superAdmin()) {
            return null;
        }
        ProjectId project = other.project();
        String projectName = project == null ? "" : projectName(other, project);
        return project == null
                ? words.say(other.connector(), "taken.organization", other.label())
                : words.say(other.connector(), "taken.project", other.label(), projectName);
    }

    private String projectName(StoredConnection other, ProjectId project) {
        return tenancy.read(
                other.organization(),
                () -> projects.projects(other.organization()).stream()
                        .filter(entry -> entry.id().equals(project))
                        .map(ProjectDirectory.Entry::name)
                        .findFirst()
                        .orElse(project.toString()));
    }
}
