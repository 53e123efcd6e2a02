package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.MemberConflict;
import dev.frontdesk.organization.MemberId;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The members of the organization: inviting, roles, grants, removing, and links for forgotten passwords. */
@Pages
@RequestMapping("/app/people")
class PeoplePages {

    private static final int SHOWN_MAX = 500;

    private final Members members;
    private final Invitations invitations;
    private final PasswordChanges passwords;
    private final Granting granting;
    private final Addresses addresses;
    private final Templates templates;

    PeoplePages(
            Members members,
            Invitations invitations,
            PasswordChanges passwords,
            Granting granting,
            Addresses addresses,
            Templates templates) {
        this.members = members;
        this.invitations = invitations;
        this.passwords = passwords;
        this.granting = granting;
        this.addresses = addresses;
        this.templates = templates;
    }

    @GetMapping
    JteModel list(Page page, Caller caller) {
        caller.requireAdminister();
        return templates.accessPeople(page, view(page, caller));
    }

    private PeopleView view(Page page, Caller caller) {
        List<Member> found = members.list(caller.organization(), null, SHOWN_MAX);
        return PeopleView.of(page, caller, found, projects(caller));
    }

    private List<ProjectDirectory.Entry> projects(Caller caller) {
        return granting.projects(caller.organization());
    }

    @PartOf("/app/people")
    @GetMapping("/form")
    JteModel fresh(Page page, Caller caller) {
        caller.requireAdminister();
        return templates.access_memberform(page, MemberForm.fresh(page, projects(caller), Typed.NOTHING));
    }

    @PostMapping
    Html invite(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        caller.requireAdminister();
        Typed typed = Typed.of(form);
        try {
            Check check = new Check(page.phrases());
            String email = check.email("email", typed.get("email"));
            String name =
                    typed.get("name").isBlank() ? email.replaceAll("@.*", "") : check.name("name", typed.get("name"));
            Role role = check.role("role", typed.get("role"), EnumSet.allOf(Role.class));
            Set<ProjectId> grants = granting.check(check, "projects", caller.organization(), KeyForm.chosen(typed));
            check.done();
            return invited(page, caller, invitations.invite(caller, email, name, role, grants));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.access_memberform(
                    page, MemberForm.fresh(page, projects(caller), typed.refused(invalid))));
        } catch (MemberConflict conflict) {
            Typed refused = typed.refused("email", page.say("access.member.already"));
            return Html.invalid(templates.access_memberform(page, MemberForm.fresh(page, projects(caller), refused)));
        }
    }

    @PostMapping("/{id}/invitations")
    Html inviteAgain(Page page, Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        return invited(
                page,
                caller,
                invitations
                        .renew(caller, new MemberId(id))
                        .orElseThrow(() -> new Problem.Missing("invited member", id)));
    }

    private Html invited(Page page, Caller caller, Invitations.Invited invited) {
        return Html.of(
                templates.access_link(
                        page,
                        page.say("access.people.invited", invited.member().email()),
                        page.say("access.people.invited.text"),
                        addresses.of("/invitation", invited.token())),
                templates.access_members(page, view(page, caller), true));
    }

    @PartOf("/app/people")
    @GetMapping("/{id}/form")
    JteModel form(Page page, Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        return templates.access_memberform(
                page, MemberForm.of(page, member(caller, id), projects(caller), Typed.NOTHING));
    }

    private Member member(Caller caller, UUID id) {
        return members.find(caller.organization(), new MemberId(id))
                .orElseThrow(() -> new Problem.Missing("member", id));
    }

    @PutMapping("/{id}")
    Html change(Page page, Caller caller, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        caller.requireAdminister();
        Member member = member(caller, id);
        Typed typed = Typed.of(form);
        try {
            Check check = new Check(page.phrases());
            Role role = check.role("role", typed.get("role"), EnumSet.allOf(Role.class));
            Set<ProjectId> wanted = granting.check(check, "projects", caller.organization(), KeyForm.chosen(typed));
            check.done();
            apply(caller, member, role, wanted);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.access_memberform(
                    page, MemberForm.of(page, member, projects(caller), typed.refused(invalid))));
        } catch (MemberConflict conflict) {
            Typed refused = typed.refused("role", words(page, conflict));
            return Html.invalid(
                    templates.access_memberform(page, MemberForm.of(page, member, projects(caller), refused)));
        }
        return changed(page, caller).event("close-dialog", "member").toast(Tone.GOOD, page.say("panel.saved"));
    }

    private void apply(Caller caller, Member member, Role role, Set<ProjectId> wanted) {
        if (role != member.role()) {
            members.changeRole(caller, member.id(), role);
        }
        wanted.stream()
                .filter(project -> !member.grants().contains(project))
                .forEach(project -> members.grant(caller, project, member.id()));
        member.grants().stream()
                .filter(project -> !wanted.contains(project))
                .forEach(project -> members.revoke(caller, project, member.id()));
    }

    @DeleteMapping("/{id}")
    Html remove(Page page, Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        try {
            members.remove(caller, member(caller, id).id());
        } catch (MemberConflict conflict) {
            return changed(page, caller).toast(Tone.BAD, words(page, conflict));
        }
        return changed(page, caller).toast(Tone.GOOD, page.say("access.people.removed"));
    }

    @PostMapping("/{id}/password-resets")
    JteModel resetPassword(
            Page page,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean dropSecondFactor) {
        caller.requireAdminister();
        Member member = member(caller, id);
        if (!passwords.mayReset(caller, member)) {
            return templates.access_link(
                    page, page.say("access.people.reset.refused"), page.say("access.people.reset.refused.text"), "");
        }
        return templates.access_link(
                page,
                page.say("access.people.reset", member.name()),
                page.say("access.people.reset.text"),
                addresses.of("/password-reset", passwords.link(caller, member, dropSecondFactor)));
    }

    private Html changed(Page page, Caller caller) {
        return Html.of(templates.access_members(page, view(page, caller), false));
    }

    private static String words(Page page, MemberConflict conflict) {
        return page.say("access.member."
                + conflict.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
