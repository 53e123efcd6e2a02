package dev.frontdesk.mcp;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers outside agents: streamable HTTP without sessions or streams, one message a POST, in the revisions of
 * {@link Revisions}. {@code /mcp} works in the whole organization, {@code /mcp/{project}} as the assistant of a project.
 */
@RestController
class McpEndpoint {

    static final int BODY_BYTES_MAX = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(McpEndpoint.class);

    private final Dispatch dispatch;
    private final McpAddress address;
    private final Projects projects;
    private final JsonMapper json;

    McpEndpoint(Dispatch dispatch, McpAddress address, Projects projects, JsonMapper json) {
        this.dispatch = dispatch;
        this.address = address;
        this.projects = projects;
        this.json = json;
    }

    @RequestMapping({"/mcp", "/mcp/{project}"})
    void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable(required = false) @Nullable String project)
            throws IOException {
        JsonNode message = null;
        try {
            if (!address.mayCall(request)) {
                throw new RpcError(403, RpcError.REQUEST, "Pages of other sites may not call this address.");
            }
            if (!request.getMethod().equals("POST")) {
                response.setHeader(HttpHeaders.ALLOW, "POST");
                throw new RpcError(405, RpcError.REQUEST, "Send messages by POST; there are no streams or sessions.");
            }
            Caller caller = caller(request);
            if (caller == null) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, address.challenge(request));
                throw new RpcError(
                        401,
                        RpcError.REQUEST,
                        "Send an API key or a token: Authorization: Bearer … (see docs/mcp.md).");
            }
            ProjectId where = project(caller, project);
            requireJson(request);
            message = body(request);
            Envelope envelope = Envelope.read(message, request);
            envelope.check(request);
            if (!envelope.isRequest()) {
                response.setStatus(202);
                return;
            }
            ObjectNode result = dispatch.answer(envelope, new OnBehalf(caller, where, OnBehalf.language(request)));
            write(response, 200, json.createObjectNode().set("result", result), envelope.id());
        } catch (RpcError error) {
            refuse(response, error, idOf(message));
        } catch (RuntimeException defect) {
            LOG.atError().setCause(defect).log("mcp_failed");
            refuse(
                    response,
                    new RpcError(500, RpcError.INTERNAL, "Something went wrong here; it is written down."),
                    idOf(message));
        }
    }

    /** Null for strangers; a session of the panel does not count, so that no page can use it. */
    private static @Nullable Caller caller(HttpServletRequest request) {
        Authentication found = SecurityContextHolder.getContext().getAuthentication();
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        && found != null
                        && found.getPrincipal() instanceof Caller caller
                ? caller
                : null;
    }

    private @Nullable ProjectId project(Caller caller, @Nullable String id) {
        if (id == null) {
            return null;
        }
        try {
            ProjectId project = new ProjectId(UUID.fromString(id));
            if (projects.find(caller.organization(), project).isPresent()) {
                return project;
            }
        } catch (IllegalArgumentException e) {
            // Is no project either.
        }
        throw new RpcError(404, RpcError.REQUEST, "There is no such project; see /api/v1/projects.");
    }

    private static void requireJson(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            throw new RpcError(415, RpcError.REQUEST, "Send Content-Type: application/json.");
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && !accept.contains("application/json") && !accept.contains("*/*")) {
            throw new RpcError(406, RpcError.REQUEST, "Accept application/json and text/event-stream.");
        }
    }

    private JsonNode body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            throw new RpcError(413, RpcError.REQUEST, "At most 1 MB a message.");
        }
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new RpcError(400, RpcError.PARSE, "This is not JSON.");
        }
    }

    private static @Nullable JsonNode idOf(@Nullable JsonNode message) {
        try {
            return message == null ? null : Envelope.id(message);
        } catch (RpcError e) {
            return null;
        }
    }

    private void refuse(HttpServletResponse response, RpcError error, @Nullable JsonNode id) throws IOException {
        ObjectNode body = json.createObjectNode();
        ObjectNode node = body.putObject("error").put("code", error.code).put("message", error.getMessage());
        if (error.data != null) {
            node.set("data", error.data);
        }
        write(response, error.status, body, id);
    }

    private void write(HttpServletResponse response, int status, JsonNode body, @Nullable JsonNode id)
            throws IOException {
        ObjectNode answer = json.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", id);
        answer.setAll((ObjectNode) body);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(answer));
    }
}
