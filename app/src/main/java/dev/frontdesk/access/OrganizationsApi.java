package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.OrganizationId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organizations of the installation, for super admins. */
@RestController
@RequestMapping("/api/v1/organizations")
class OrganizationsApi {

    record Shown(UUID id, String name, Instant createdAt) {

        static Shown of(Organization organization) {
            return new Shown(organization.id().value(), organization.name(), organization.createdAt());
        }
    }

    /** @param language of its first project: en, ru or uk; en without one */
    record Wanted(@Nullable String name, @Nullable String language) {}

    /** @param apiKey its first key, with a vendor's rights; {@code key} is shown this once */
    record Made(UUID id, String name, Instant createdAt, ApiKeysApi.Made apiKey) {}

    private final Organizations organizations;
    private final ApiKeys keys;
    private final Words words;

    OrganizationsApi(Organizations organizations, ApiKeys keys, Words words) {
        this.organizations = organizations;
        this.keys = keys;
        this.words = words;
    }

    @Operation(summary = "List the organizations of this installation")
    @GetMapping
    Listing<Shown> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        caller.requireSuperAdmin();
        int size = Listing.limit(limit);
        List<Organization> found = organizations.list(cursor == null ? null : new OrganizationId(cursor), size + 1);
        return Listing.of(found, size, Organization::id, Shown::of);
    }

    @Operation(summary = "Make an organization, with a key of its own")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made create(Caller caller, @RequestBody Wanted wanted) {
        caller.requireSuperAdmin();
        Check check = new Check(words.in(Locale.ENGLISH));
        String name = check.name("name", wanted.name());
        String language = check.language("language", Objects.requireNonNullElse(wanted.language(), "en"));
        check.done();
        Organization made = organizations.create(name, language, caller.actor(), id -> {});
        ApiKeys.Made key = keys.make(caller.actor(), made.id(), "First key", Role.VENDOR, Set.of());
        return new Made(made.id().value(), made.name(), made.createdAt(), ApiKeysApi.Made.of(key));
    }
}
