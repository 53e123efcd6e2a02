package dev.frontdesk.mcp;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.ProjectDeleted;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The outside servers of projects: attached, asked what they can do, approved tool by tool. */
@Component
class Servers {

    static final String TOPIC = "mcp-servers";

    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
    private static final int SERVERS_MAX = 20;

    private final ServerStore store;
    private final OutsideClient client;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Signals signals;
    private final Clock clock;

    Servers(ServerStore store, OutsideClient client, Tenancy tenancy, Audit audit, Signals signals, Clock clock) {
        this.store = store;
        this.client = client;
        this.tenancy = tenancy;
        this.audit = audit;
        this.signals = signals;
        this.clock = clock;
    }

    List<OutsideServer> list(OrganizationId organization, ProjectId project) {
        return tenancy.read(organization, () -> store.list(organization, project));
    }

    /** @throws Problem.Missing if the project has none of this id */
    OutsideServer get(OrganizationId organization, ProjectId project, UUID id) {
        return tenancy.read(organization, () -> store.find(organization, project, id))
                .orElseThrow(() -> new Problem.Missing("server", id));
    }

    @Nullable Secret secret(OrganizationId organization, OutsideServer server) {
        return tenancy.read(organization, () -> store.secret(organization, server.id()))
                .orElse(null);
    }

    /** Attaches it, with its tools off, and asks it at once what it can do. */
    OutsideServer attach(Caller caller, ProjectId project, ServerForm form) {
        OrganizationId organization = caller.organization();
        OutsideServer server = form.server(Ids.next(), project, null);
        tenancy.run(organization, () -> {
            List<OutsideServer> others = store.list(organization, project);
            if (others.size() >= SERVERS_MAX) {
                throw new Problem.Conflict("Too many servers", "A project has at most 20 servers; detach one first.");
            }
            if (others.stream().anyMatch(each -> each.prefix().equals(server.prefix()))) {
                throw new Problem.Invalid("name", Words.here().say("mcp.invalid.name-taken"));
            }
            store.insert(organization, server, form.secret(), clock.instant());
            audit.record(organization, entry(caller.actor(), "mcp_server.attached", server.id()));
        });
        return check(organization, server);
    }

    private static AuditEntry entry(Actor actor, String action, UUID server) {
        return AuditEntry.of(actor, action).about("mcp_server", server);
    }

    OutsideServer change(Caller caller, ProjectId project, UUID id, ServerForm form) {
        OrganizationId organization = caller.organization();
        OutsideServer before = get(organization, project, id);
        OutsideServer after = form.server(id, project, before);
        Secret kept = form.secret() == null && form.keepsSecret(before) ? secret(organization, before) : form.secret();
        tenancy.run(organization, () -> {
            store.update(organization, after, kept);
            audit.record(organization, entry(caller.actor(), "mcp_server.changed", id));
        });
        return check(organization, after);
    }

    void detach(Caller caller, ProjectId project, UUID id) {
        boolean detached = tenancy.write(caller.organization(), () -> {
            boolean deleted = store.delete(caller.organization(), project, id);
            if (deleted) {
                audit.record(caller.organization(), entry(caller.actor(), "mcp_server.detached", id));
            }
            return deleted;
        });
        if (!detached) {
            throw new Problem.Missing("server", id);
        }
        forget(project);
    }

    /** Asks the server what it can do, and keeps that; what it says differently than before is off until approved. */
    OutsideServer check(OrganizationId organization, OutsideServer server) {
        Secret secret = secret(organization, server);
        try {
            List<OutsideTool> tools = client.tools(server, secret);
            tenancy.run(organization, () -> {
                store.listed(organization, server.id(), tools);
                store.checked(organization, server.id(), clock.instant(), null);
            });
        } catch (OutsideFailure failure) {
            LOG.atInfo()
                    .addKeyValue("server", server.id())
                    .addKeyValue("kind", failure.kind.name().toLowerCase(Locale.ROOT))
                    .addKeyValue("detail", failure.getMessage())
                    .log("mcp_server_not_reached");
            tenancy.run(organization, () -> store.checked(organization, server.id(), clock.instant(), failure.key()));
        }
        forget(server.project());
        return get(organization, server.project(), server.id());
    }

    /**
     * Lets assistants use a tool as the server describes it now.
     *
     * @param hash of the description that the person has seen
     */
    OutsideServer decide(Caller caller, ProjectId project, UUID id, String tool, Use use, String hash) {
        OrganizationId organization = caller.organization();
        OutsideTool found = get(organization, project, id).tools().stream()
                .filter(each -> each.name().equals(tool))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("tool", tool));
        if (use != Use.OFF && !found.hash().equals(hash)) {
            throw new Problem.Conflict(
                    "The tool has changed", "Its server describes it differently now. Read it again, then approve it.");
        }
        tenancy.run(organization, () -> {
            if (use == Use.OFF) {
                store.switchOff(organization, id, tool);
            } else {
                store.approve(organization, id, tool, use);
            }
            audit.record(
                    organization,
                    entry(caller.actor(), "mcp_tool.decided", id)
                            .with("use", use.word())
                            .with("description", found.hash()));
        });
        forget(project);
        return get(organization, project, id);
    }

    private void forget(ProjectId project) {
        signals.send(TOPIC, project.toString());
    }

    @EventListener
    void deleted(ProjectDeleted event) {
        store.deleteAll(event.organization(), event.project());
    }
}
