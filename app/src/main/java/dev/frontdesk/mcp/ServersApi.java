package dev.frontdesk.mcp;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outside MCP servers of a project over REST. */
@RestController
@RequestMapping("/api/v1/projects/{project}/mcp-servers")
class ServersApi {

    record Items(List<ServerView> items) {}

    /**
     * @param use {@code off}, {@code read}, {@code write} or {@code ask}
     * @param hash as it was told with what is approved; needed unless it is switched off
     */
    record Decision(@Nullable String use, @Nullable String hash) {}

    private final Servers servers;
    private final OutsideHttp http;
    private final Projects projects;

    ServersApi(Servers servers, OutsideHttp http, Projects projects) {
        this.servers = servers;
        this.http = http;
        this.projects = projects;
    }

    @Operation(summary = "List the outside MCP servers of a project")
    @GetMapping
    Items list(Caller caller, @PathVariable UUID project) {
        return new Items(servers.list(caller.organization(), configured(caller, project)).stream()
                .map(each -> ServerView.of(each, Words.here()))
                .toList());
    }

    private ProjectId configured(Caller caller, UUID project) {
        ProjectId id = new ProjectId(project);
        projects.get(caller.organization(), id);
        caller.requireConfigure(id);
        return id;
    }

    @Operation(summary = "Attach an outside MCP server; its tools begin switched off")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ServerView attach(Caller caller, @PathVariable UUID project, @RequestBody ServerForm.Wanted wanted) {
        ProjectId id = configured(caller, project);
        return ServerView.of(servers.attach(caller, id, ServerForm.read(wanted, null, http)), Words.here());
    }

    @Operation(summary = "Read an outside MCP server and its tools")
    @GetMapping("/{server}")
    ServerView get(Caller caller, @PathVariable UUID project, @PathVariable UUID server) {
        ProjectId id = configured(caller, project);
        return ServerView.of(servers.get(caller.organization(), id, server), Words.here());
    }

    @Operation(summary = "Change an outside MCP server")
    @PutMapping("/{server}")
    ServerView change(
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID server,
            @RequestBody ServerForm.Wanted wanted) {
        ProjectId id = configured(caller, project);
        OutsideServer before = servers.get(caller.organization(), id, server);
        return ServerView.of(servers.change(caller, id, server, ServerForm.read(wanted, before, http)), Words.here());
    }

    @Operation(summary = "Detach an outside MCP server")
    @DeleteMapping("/{server}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void detach(Caller caller, @PathVariable UUID project, @PathVariable UUID server) {
        servers.detach(caller, configured(caller, project), server);
    }

    @Operation(summary = "Ask an outside MCP server what it can do now")
    @PostMapping("/{server}/checks")
    ServerView check(Caller caller, @PathVariable UUID project, @PathVariable UUID server) {
        ProjectId id = configured(caller, project);
        OutsideServer found = servers.get(caller.organization(), id, server);
        return ServerView.of(servers.check(caller.organization(), found), Words.here());
    }

    @Operation(summary = "Approve a tool of an outside MCP server, or switch it off")
    @PutMapping("/{server}/tools/{tool}")
    ServerView decide(
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID server,
            @PathVariable String tool,
            @RequestBody Decision decision) {
        ProjectId id = configured(caller, project);
        return ServerView.of(
                servers.decide(
                        caller, id, server, tool, use(decision.use()), Objects.requireNonNullElse(decision.hash(), "")),
                Words.here());
    }

    static Use use(@Nullable String word) {
        return Arrays.stream(Use.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid("use", Words.here().say("mcp.invalid.choice")));
    }
}
