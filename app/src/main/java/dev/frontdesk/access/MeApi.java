package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who calls. */
@RestController
@RequestMapping("/api/v1/me")
class MeApi {

    /**
     * @param kind {@code person} or {@code api_key}
     * @param email null for a key
     * @param projects granted one by one
     * @param organizations a person's own; null for a key
     */
    record Me(
            String kind,
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String language,
            Place organization,
            String role,
            boolean superAdmin,
            List<UUID> projects,
            @Nullable List<Place> organizations) {}

    record Place(UUID id, String name) {}

    private final Organizations organizations;
    private final Members members;
    private final AccountStanding standing;

    MeApi(Organizations organizations, Members members, AccountStanding standing) {
        this.organizations = organizations;
        this.members = members;
        this.standing = standing;
    }

    @Operation(summary = "Show who you are and what you may")
    @GetMapping
    Me show(Caller caller) {
        return show(caller, standing.account(caller));
    }

    /** @param account null for a key */
    Me show(Caller caller, @Nullable Account account) {
        return new Me(
                account == null ? "api_key" : "person",
                caller.id(),
                account == null ? caller.name() : account.name(),
                account == null ? null : account.email(),
                account == null ? null : account.language(),
                place(organizations.find(caller.organization()).orElseThrow()),
                Check.name(caller.role()),
                caller.superAdmin(),
                caller.grants().stream().map(ProjectId::value).sorted().toList(),
                account == null ? null : own(account));
    }

    private List<Place> own(Account account) {
        return members.memberships(account.id()).stream()
                .map(membership -> new Place(membership.organization().value(), membership.organizationName()))
                .toList();
    }

    private static Place place(Organization organization) {
        return new Place(organization.id().value(), organization.name());
    }
}
