package dev.frontdesk.mcp;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What programs ask on their way in: where to ask (RFC 9728, 8414), registration (7591), tokens (OAuth 2.1), revocation (7009). */
@RestController
class OAuthEndpoint {

    private final McpAddress address;
    private final Programs programs;
    private final Grants grants;

    OAuthEndpoint(McpAddress address, Programs programs, Grants grants) {
        this.address = address;
        this.programs = programs;
        this.grants = grants;
    }

    @GetMapping({
        "/.well-known/oauth-protected-resource",
        "/.well-known/oauth-protected-resource/mcp",
        "/.well-known/oauth-protected-resource/mcp/{project}"
    })
    Map<String, Object> resource(HttpServletRequest request) {
        String path = request.getRequestURI().substring(McpAddress.METADATA.length());
        return Map.of(
                "resource",
                address.base() + (path.isEmpty() ? McpAddress.PATH : path),
                "resource_name",
                "Frontdesk",
                "authorization_servers",
                List.of(address.base()),
                "bearer_methods_supported",
                List.of("header"));
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    Map<String, Object> server() {
        String base = address.base();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("issuer", base);
        told.put("authorization_endpoint", base + "/oauth/authorization");
        told.put("token_endpoint", base + "/oauth/token");
        told.put("registration_endpoint", base + "/oauth/programs");
        told.put("revocation_endpoint", base + "/oauth/revocation");
        told.put("response_types_supported", List.of("code"));
        told.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        told.put("code_challenge_methods_supported", List.of("S256"));
        told.put("token_endpoint_auth_methods_supported", List.of("none"));
        told.put("revocation_endpoint_auth_methods_supported", List.of("none"));
        told.put("client_id_metadata_document_supported", true);
        told.put("authorization_response_iss_parameter_supported", true);
        return told;
    }

    @PostMapping(path = "/oauth/programs", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> register(HttpServletRequest request, @RequestBody JsonNode said) {
        if (!programs.mayRegister(request.getRemoteAddr())) {
            return error(
                    HttpStatus.TOO_MANY_REQUESTS, "temporarily_unavailable", "Too many registrations; wait an hour.");
        }
        Optional<Program> program = said.isObject() ? programs.register(said) : Optional.empty();
        if (program.isEmpty()) {
            return error(
                    HttpStatus.BAD_REQUEST,
                    "invalid_redirect_uri",
                    "Name one to ten redirect_uris: https, or http on the person's own machine.");
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("client_id", program.get().id());
        told.put("client_name", program.get().name());
        told.put("redirect_uris", program.get().redirectUris());
        told.put("token_endpoint_auth_method", "none");
        told.put("grant_types", List.of("authorization_code", "refresh_token"));
        told.put("response_types", List.of("code"));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(told);
    }

    private static ResponseEntity<Map<String, Object>> error(HttpStatus status, String error, String description) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("error", error, "error_description", description));
    }

    @PostMapping(path = "/oauth/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(@RequestParam MultiValueMap<String, String> form) {
        String program = value(form, "client_id");
        String kind = value(form, "grant_type");
        Optional<Grants.Tokens> tokens = switch (kind) {
            case "authorization_code" ->
                grants.redeem(value(form, "code"), program, value(form, "redirect_uri"), value(form, "code_verifier"));
            case "refresh_token" -> grants.renew(value(form, "refresh_token"), program);
            default -> Optional.empty();
        };
        if (!kind.equals("authorization_code") && !kind.equals("refresh_token")) {
            return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "Bring a code or a refresh token.");
        }
        if (tokens.isEmpty()) {
            return error(
                    HttpStatus.BAD_REQUEST, "invalid_grant", "It is over, used or not yours; ask the person anew.");
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("access_token", tokens.get().access().reveal());
        told.put("token_type", "Bearer");
        told.put("expires_in", Grants.ACCESS.toSeconds());
        told.put("refresh_token", tokens.get().refresh().reveal());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(told);
    }

    /** Empty unless it comes exactly once. */
    private static String value(MultiValueMap<String, String> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.size() == 1 && values.getFirst() != null ? values.getFirst() : "";
    }

    @PostMapping(path = "/oauth/revocation", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> revoke(@RequestParam MultiValueMap<String, String> form) {
        grants.giveUp(value(form, "token"));
        return ResponseEntity.ok().build();
    }
}
