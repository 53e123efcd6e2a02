package dev.frontdesk.access;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Tenancy;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Going from one organization to another; for super admins, all there are. */
@Pages
class OrganizationPages {

    private static final int SHOWN_MAX = 1_000;

    private final Organizations organizations;
    private final Members members;
    private final Sessions sessions;
    private final Doorkeeper doorkeeper;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Templates templates;

    OrganizationPages(
            Organizations organizations,
            Members members,
            Sessions sessions,
            Doorkeeper doorkeeper,
            Tenancy tenancy,
            Audit audit,
            Templates templates) {
        this.organizations = organizations;
        this.members = members;
        this.sessions = sessions;
        this.doorkeeper = doorkeeper;
        this.tenancy = tenancy;
        this.audit = audit;
        this.templates = templates;
    }

    /** What the caller has no business in is answered as if it were not there. */
    @PostMapping("/app/organization")
    Html enter(SignedIn person, @RequestParam UUID organization) {
        OrganizationId wanted = new OrganizationId(organization);
        Caller caller = organizations.find(wanted).isPresent() ? doorkeeper.caller(person.account(), wanted) : null;
        if (caller == null) {
            throw new Problem.Missing("organization", organization);
        }
        boolean member = members.memberships(person.account().id()).stream()
                .anyMatch(membership -> membership.organization().equals(wanted));
        if (!member) {
            tenancy.run(
                    wanted,
                    () -> audit.record(
                            wanted,
                            AuditEntry.of(caller.actor(), "organization.entered")
                                    .about("organization", wanted)));
        }
        sessions.enter(person.session(), wanted);
        return Html.go("/app");
    }

    @GetMapping("/app/settings")
    Html settings() {
        return Html.go("/app/settings/account");
    }

    @GetMapping("/app/settings/organizations")
    JteModel list(Page page, Caller caller) {
        caller.requireSuperAdmin();
        return templates.accessOrganizations(
                page, OrganizationsView.of(page, caller, organizations.list(null, SHOWN_MAX), Typed.NOTHING));
    }

    @PostMapping("/app/settings/organizations")
    Html create(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        caller.requireSuperAdmin();
        Typed typed = Typed.of(form);
        try {
            Check check = new Check(page.phrases());
            String name = check.name("name", typed.get("name"));
            check.done();
            organizations.create(name, page.locale().getLanguage(), caller.actor(), id -> {});
            return Html.go("/app/settings/organizations");
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.accessOrganizations(
                    page,
                    OrganizationsView.of(page, caller, organizations.list(null, SHOWN_MAX), typed.refused(invalid))));
        }
    }
}
