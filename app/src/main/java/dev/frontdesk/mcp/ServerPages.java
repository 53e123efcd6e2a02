package dev.frontdesk.mcp;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The box of a project's outside servers, on its first tab. */
@Pages
@RequestMapping("/app/projects/{project}/servers")
class ServerPages {

    private final Servers servers;
    private final OutsideHttp http;
    private final Projects projects;
    private final Templates templates;

    ServerPages(Servers servers, OutsideHttp http, Projects projects, Templates templates) {
        this.servers = servers;
        this.http = http;
        this.projects = projects;
        this.templates = templates;
    }

    @PartOf("/app/projects/{project}")
    @GetMapping
    JteModel show(Page page, Caller caller, @PathVariable UUID project) {
        return box(page, caller, configured(caller, project), null);
    }

    private ProjectId configured(Caller caller, UUID project) {
        ProjectId id = new ProjectId(project);
        projects.get(caller.organization(), id);
        caller.requireConfigure(id);
        return id;
    }

    private JteModel box(Page page, Caller caller, ProjectId project, @Nullable UUID opened) {
        return templates.mcp_servers(
                page, new ServersTab(project.value(), servers.list(caller.organization(), project), opened));
    }

    @PartOf("/app/projects/{project}")
    @GetMapping("/form")
    JteModel fresh(Page page, Caller caller, @PathVariable UUID project) {
        configured(caller, project);
        return form(page, project, null, Typed.NOTHING);
    }

    @PartOf("/app/projects/{project}")
    @GetMapping("/{server}/form")
    JteModel form(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID server) {
        ProjectId id = configured(caller, project);
        return form(page, project, servers.get(caller.organization(), id, server), Typed.NOTHING);
    }

    private JteModel form(Page page, UUID project, @Nullable OutsideServer server, Typed typed) {
        List<Field> fields = Stream.of(
                        Field.text("name", page.say("mcp.name"))
                                .hint(page.say("mcp.name.hint"))
                                .value(server == null ? "" : server.name())
                                .needed(),
                        Field.text("url", page.say("mcp.url"))
                                .placeholder("https://tools.example/mcp")
                                .hint(page.say("mcp.url.hint"))
                                .value(server == null ? "" : server.url().toString())
                                .needed(),
                        Field.select("auth", page.say("mcp.auth"), options(page, "auth", OutsideServer.Auth.values()))
                                .value(server == null ? "none" : word(server.auth()))
                                .needed(),
                        Field.text("headerName", page.say("mcp.header"))
                                .placeholder("X-Api-Key")
                                .hint(page.say("mcp.header.hint"))
                                .value(server == null || server.headerName() == null ? "" : server.headerName()),
                        Field.secret(
                                        "secret",
                                        page.say("mcp.secret"),
                                        server == null || server.secretPreview() == null ? "" : server.secretPreview())
                                .hint(page.say("mcp.secret.hint")),
                        Field.select(
                                        "audience",
                                        page.say("mcp.audience"),
                                        options(page, "audience", dev.frontdesk.tool.Audience.values()))
                                .hint(page.say("mcp.audience.hint"))
                                .value(server == null ? "staff" : word(server.audience()))
                                .needed(),
                        Field.checkbox("on", page.say("mcp.on"), server == null || server.on()))
                .map(typed::into)
                .toList();
        return templates.mcp_serverform(
                page, project, server == null ? null : server.id(), fields, typed.others(fields));
    }

    private static List<Option> options(Page page, String what, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(each -> new Option(word(each), page.say("mcp." + what + "." + word(each))))
                .toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @PostMapping
    Html attach(
            Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = configured(caller, project);
        Typed typed = Typed.of(form);
        try {
            OutsideServer server = servers.attach(caller, id, ServerForm.read(wanted(typed), null, http));
            return saved(page, caller, id, server);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(form(page, project, null, typed.refused(invalid)));
        }
    }

    private static ServerForm.Wanted wanted(Typed typed) {
        return new ServerForm.Wanted(
                typed.get("name"),
                typed.get("url"),
                typed.get("auth"),
                typed.get("headerName"),
                typed.get("secret"),
                typed.get("audience"),
                typed.get("on").equals("true"));
    }

    private Html saved(Page page, Caller caller, ProjectId project, OutsideServer server) {
        Html html = Html.of(box(page, caller, project, server.id())).event("close-dialog", "server");
        return server.problem() == null
                ? html.toast(Tone.GOOD, page.say("mcp.reached", server.name()))
                : html.toast(Tone.BAD, page.say(server.problem()));
    }

    @PutMapping("/{server}")
    Html change(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID server,
            @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = configured(caller, project);
        OutsideServer before = servers.get(caller.organization(), id, server);
        Typed typed = Typed.of(form);
        try {
            return saved(
                    page, caller, id, servers.change(caller, id, server, ServerForm.read(wanted(typed), before, http)));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(form(page, project, before, typed.refused(invalid)));
        }
    }

    @PostMapping("/{server}/checks")
    Html check(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID server) {
        ProjectId id = configured(caller, project);
        OutsideServer found = servers.get(caller.organization(), id, server);
        return saved(page, caller, id, servers.check(caller.organization(), found));
    }

    @PutMapping("/{server}/tools/{tool}")
    Html decide(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID server,
            @PathVariable String tool,
            @RequestParam String use,
            @RequestParam String hash) {
        ProjectId id = configured(caller, project);
        servers.decide(caller, id, server, tool, ServersApi.use(use), hash);
        return Html.of(box(page, caller, id, server)).toast(Tone.GOOD, page.say("panel.saved"));
    }

    @DeleteMapping("/{server}")
    Html detach(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID server) {
        ProjectId id = configured(caller, project);
        servers.detach(caller, id, server);
        return Html.of(box(page, caller, id, null)).toast(Tone.GOOD, page.say("mcp.detached"));
    }
}
