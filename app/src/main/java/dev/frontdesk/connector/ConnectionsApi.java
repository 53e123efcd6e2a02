package dev.frontdesk.connector;

import dev.frontdesk.connector.ConnectionEvents.Event;
import dev.frontdesk.connector.ConnectionView.CheckResult;
import dev.frontdesk.connector.ConnectionView.Page;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Connections over REST. */
@RestController
@RequestMapping("/api/v1")
class ConnectionsApi {

    private static final int LIMIT_MAX = 200;
    private static final String CREATED =
            "The provider is asked who the account is. With autoStart it is started at once,"
                    + " and the answer tells within 5 s how far it came: running, pending, or error with lastError. Another"
                    + " program's webhook is not taken over: PUT the activation with confirmTakeover for that.";

    private final Connections connections;

    ConnectionsApi(Connections connections) {
        this.connections = connections;
    }

    /** @param confirmTakeover whether another program that gets the account's posts shall lose them */
    record ActivationForm(@Nullable Boolean confirmTakeover) {}

    @Operation(summary = "List the connections of a project")
    @GetMapping("/projects/{project}/connections")
    Page<ConnectionView> ofProject(
            Caller caller,
            @PathVariable UUID project,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return connections.list(caller, new ProjectId(project), cursor, Math.clamp(limit, 1, LIMIT_MAX));
    }

    @Operation(summary = "Connect an account for a project", description = CREATED)
    @PostMapping("/projects/{project}/connections")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ConnectionView> createInProject(
            Caller caller, @PathVariable UUID project, @RequestBody ConnectionForm form) {
        return created(connections.createToStart(caller, new ProjectId(project), form));
    }

    @Operation(summary = "List connections")
    @GetMapping("/connections")
    Page<ConnectionView> all(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID projectId,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        ProjectId project = projectId == null ? null : new ProjectId(projectId);
        return connections.list(caller, project, cursor, Math.clamp(limit, 1, LIMIT_MAX));
    }

    @Operation(summary = "Connect an account for the organization as a whole", description = CREATED)
    @PostMapping("/connections")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ConnectionView> create(Caller caller, @RequestBody ConnectionForm form) {
        return created(connections.createToStart(caller, null, form));
    }

    private static ResponseEntity<ConnectionView> created(ConnectionView view) {
        return ResponseEntity.created(URI.create("/api/v1/connections/" + view.id()))
                .body(view);
    }

    @Operation(summary = "Show a connection")
    @GetMapping("/connections/{id}")
    ConnectionView get(Caller caller, @PathVariable UUID id) {
        return connections.get(caller, new ConnectionId(id));
    }

    @Operation(summary = "Change settings; secrets that are left out stay")
    @PatchMapping("/connections/{id}")
    ConnectionView change(Caller caller, @PathVariable UUID id, @RequestBody ConnectionForm form) {
        return connections.change(caller, new ConnectionId(id), form);
    }

    @Operation(summary = "Disconnect and forget the credentials")
    @DeleteMapping("/connections/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID id) {
        connections.delete(caller, new ConnectionId(id));
    }

    @Operation(
            summary = "Start receiving and answering",
            description =
                    "Answers with the status after at most 5 s: running, error with the reason, or pending while the"
                            + " provider takes its time. What runs already goes on. While another program gets the account's"
                            + " posts it is refused with 409 until confirmTakeover is true.")
    @PutMapping("/connections/{id}/activation")
    ConnectionView start(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable ActivationForm form) {
        return connections.start(
                caller, new ConnectionId(id), form != null && Boolean.TRUE.equals(form.confirmTakeover()));
    }

    @Operation(summary = "Stop receiving and answering")
    @DeleteMapping("/connections/{id}/activation")
    ConnectionView stop(Caller caller, @PathVariable UUID id) {
        return connections.stop(caller, new ConnectionId(id));
    }

    @Operation(summary = "Ask the provider whether the connection works")
    @PostMapping("/connections/{id}/checks")
    CheckResult check(Caller caller, @PathVariable UUID id) {
        return connections.check(caller, new ConnectionId(id));
    }

    @Operation(summary = "List what happened to a connection, newest first")
    @GetMapping("/connections/{id}/events")
    Page<Event> events(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return connections.events(caller, new ConnectionId(id), cursor, Math.clamp(limit, 1, LIMIT_MAX));
    }
}
