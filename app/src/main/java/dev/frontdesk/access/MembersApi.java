package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.MemberId;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The members of the organization: people, and places that wait for people. */
@RestController
@RequestMapping("/api/v1/members")
class MembersApi {

    private static final Set<Role> ROLES = EnumSet.allOf(Role.class);

    /** @param status {@code active} or {@code invited} */
    record Shown(
            UUID id, String email, String name, String role, String status, List<UUID> projects, Instant createdAt) {

        static Shown of(Member member) {
            return new Shown(
                    member.id().value(),
                    member.email(),
                    member.name(),
                    Check.name(member.role()),
                    member.invited() ? "invited" : "active",
                    member.grants().stream().map(ProjectId::value).sorted().toList(),
                    member.createdAt());
        }
    }

    /**
     * @param role {@code vendor}, {@code employee} or {@code customer}
     * @param projects that the person is to administer
     */
    record Wanted(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable List<UUID> projects) {}

    /** @param invitationUrl the link to pass on, shown this once; good once */
    record Invited(
            UUID id,
            String email,
            String name,
            String role,
            String status,
            List<UUID> projects,
            Instant createdAt,
            String invitationUrl,
            Instant invitationExpiresAt) {}

    record Change(@Nullable String role) {}

    /** @param dropSecondFactor for somebody who lost both the authenticator and the recovery codes */
    record ResetWanted(@Nullable Boolean dropSecondFactor) {}

    /** @param url the link to pass on, shown this once; good once */
    record Link(String url, Instant expiresAt) {}

    private final Members members;
    private final Invitations invitations;
    private final PasswordChanges passwords;
    private final Granting granting;
    private final Addresses addresses;
    private final Clock clock;
    private final Words words;

    MembersApi(
            Members members,
            Invitations invitations,
            PasswordChanges passwords,
            Granting granting,
            Addresses addresses,
            Clock clock,
            Words words) {
        this.members = members;
        this.invitations = invitations;
        this.passwords = passwords;
        this.granting = granting;
        this.addresses = addresses;
        this.clock = clock;
        this.words = words;
    }

    @Operation(summary = "List members and those invited")
    @GetMapping
    Listing<Shown> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        caller.requireConverse();
        int size = Listing.limit(limit);
        List<Member> found =
                members.list(caller.organization(), cursor == null ? null : new MemberId(cursor), size + 1);
        return Listing.of(found, size, Member::id, Shown::of);
    }

    @Operation(summary = "Show a member")
    @GetMapping("/{id}")
    Shown show(Caller caller, @PathVariable UUID id) {
        caller.requireConverse();
        return Shown.of(member(caller, id));
    }

    @Operation(summary = "Invite a person; the answer holds the link to pass on")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Invited invite(Caller caller, @RequestBody Wanted wanted) {
        caller.requireAdminister();
        Check check = new Check(words.in(Locale.ENGLISH));
        String email = check.email("email", wanted.email());
        String name = wanted.name() == null ? email.replaceAll("@.*", "") : check.name("name", wanted.name());
        Role role = check.role("role", wanted.role(), ROLES);
        Set<ProjectId> grants = granting.check(check, "projects", caller.organization(), wanted.projects());
        check.done();
        return shown(invitations.invite(caller, email, name, role, grants));
    }

    /** A fresh link for somebody who has not come yet; the old one ends. */
    @Operation(summary = "Make a new invitation link; the old one ends")
    @PostMapping("/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invited inviteAgain(Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        Member member = member(caller, id);
        return shown(invitations
                .renew(caller, member.id())
                .orElseThrow(() -> new Problem.Conflict("Not possible now", "This member has come already.")));
    }

    @Operation(summary = "Change a member's role")
    @PatchMapping("/{id}")
    Shown change(Caller caller, @PathVariable UUID id, @RequestBody Change change) {
        caller.requireAdminister();
        Member member = member(caller, id);
        Check check = new Check(words.in(Locale.ENGLISH));
        Role role = change.role() == null ? member.role() : check.role("role", change.role(), ROLES);
        check.done();
        members.changeRole(caller, member.id(), role);
        return show(caller, id);
    }

    @Operation(summary = "Remove a member, or take an invitation back")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        if (!members.remove(caller, new MemberId(id))) {
            throw new Problem.Missing("member", id);
        }
    }

    /** A link by which the member chooses a new password. */
    @Operation(summary = "Make a link by which a member sets a new password")
    @PostMapping("/{id}/password-resets")
    @ResponseStatus(HttpStatus.CREATED)
    Link resetPassword(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable ResetWanted wanted) {
        caller.requireAdminister();
        Member member = member(caller, id);
        if (member.invited()) {
            throw new Problem.Conflict("Not possible now", "This member has no account yet; make a new invitation.");
        }
        passwords.requireReset(caller, member);
        boolean drop = wanted != null && Boolean.TRUE.equals(wanted.dropSecondFactor());
        return new Link(
                addresses.of("/password-reset", passwords.link(caller, member, drop)),
                clock.instant().plus(PasswordChanges.LINK_TIME));
    }

    private Member member(Caller caller, UUID id) {
        return members.find(caller.organization(), new MemberId(id))
                .orElseThrow(() -> new Problem.Missing("member", id));
    }

    private Invited shown(Invitations.Invited invited) {
        Shown shown = Shown.of(invited.member());
        return new Invited(
                shown.id(),
                shown.email(),
                shown.name(),
                shown.role(),
                shown.status(),
                shown.projects(),
                shown.createdAt(),
                addresses.of("/invitation", invited.token()),
                invited.expiresAt());
    }
}
