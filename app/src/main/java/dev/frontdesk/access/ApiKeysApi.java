package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys for programs. */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeysApi {

    static final Set<Role> ROLES = Set.of(Role.VENDOR, Role.EMPLOYEE);

    /** @param lastUsedAt to the hour; null before the first use */
    record Shown(
            UUID id,
            String name,
            String role,
            List<UUID> projects,
            boolean superAdmin,
            String preview,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {

        static Shown of(ApiKey key) {
            return new Shown(
                    key.id(),
                    key.name(),
                    Check.name(key.role()),
                    key.grants().stream().map(ProjectId::value).sorted().toList(),
                    key.superAdmin(),
                    key.preview(),
                    key.createdAt(),
                    key.usedAt());
        }
    }

    /**
     * @param role {@code vendor} (as without one) or {@code employee}
     * @param projects that an employee's key may configure
     */
    record Wanted(
            @Nullable String name,
            @Nullable String role,
            @Nullable List<UUID> projects) {}

    /** @param key the key itself, shown this once */
    record Made(UUID id, String name, String role, List<UUID> projects, String preview, Instant createdAt, String key) {

        static Made of(ApiKeys.Made made) {
            Shown shown = Shown.of(made.key());
            return new Made(
                    shown.id(),
                    shown.name(),
                    shown.role(),
                    shown.projects(),
                    shown.preview(),
                    shown.createdAt(),
                    made.token().reveal());
        }
    }

    private final ApiKeys keys;
    private final Granting granting;
    private final Words words;

    ApiKeysApi(ApiKeys keys, Granting granting, Words words) {
        this.keys = keys;
        this.granting = granting;
        this.words = words;
    }

    @Operation(summary = "List keys")
    @GetMapping
    Listing<Shown> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        caller.requireAdminister();
        int size = Listing.limit(limit);
        return Listing.of(keys.list(caller.organization(), cursor, size + 1), size, ApiKey::id, Shown::of);
    }

    @Operation(summary = "Make a key; its text is shown this once")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made create(Caller caller, @RequestBody Wanted wanted) {
        caller.requireAdminister();
        Check check = new Check(words.in(Locale.ENGLISH));
        String name = check.name("name", wanted.name());
        Role role = check.role("role", Objects.requireNonNullElse(wanted.role(), "vendor"), ROLES);
        Set<ProjectId> grants = granting.check(check, "projects", caller.organization(), wanted.projects());
        check.done();
        return Made.of(keys.make(caller.actor(), caller.organization(), name, role, grants));
    }

    @Operation(summary = "Revoke a key; it stops working at once")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        if (!keys.revoke(caller, id)) {
            throw new Problem.Missing("API key", id);
        }
    }
}
