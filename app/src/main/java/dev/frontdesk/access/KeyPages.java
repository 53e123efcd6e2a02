package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organization's keys for programs. */
@Pages
@RequestMapping("/app/settings/keys")
class KeyPages {

    private static final int SHOWN_MAX = 200;

    private final ApiKeys keys;
    private final Granting granting;
    private final Templates templates;

    KeyPages(ApiKeys keys, Granting granting, Templates templates) {
        this.keys = keys;
        this.granting = granting;
        this.templates = templates;
    }

    @GetMapping
    JteModel list(Page page, Caller caller) {
        caller.requireAdminister();
        return templates.accessKeys(page, rows(page, caller));
    }

    private List<KeyRow> rows(Page page, Caller caller) {
        List<ProjectDirectory.Entry> projects = granting.projects(caller.organization());
        return keys.list(caller.organization(), null, SHOWN_MAX).stream()
                .map(key -> KeyRow.of(page, key, projects))
                .toList();
    }

    @PartOf("/app/settings/keys")
    @GetMapping("/form")
    JteModel fresh(Page page, Caller caller) {
        caller.requireAdminister();
        return templates.access_keyform(page, form(page, caller, Typed.NOTHING));
    }

    private KeyForm form(Page page, Caller caller, Typed typed) {
        return KeyForm.of(page, granting.projects(caller.organization()), typed);
    }

    @PostMapping
    Html create(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        caller.requireAdminister();
        Typed typed = Typed.of(form);
        try {
            Check check = new Check(page.phrases());
            String name = check.name("name", typed.get("name"));
            Role role = check.role("role", typed.get("role"), ApiKeysApi.ROLES);
            Set<ProjectId> grants = granting.check(check, "projects", caller.organization(), KeyForm.chosen(typed));
            check.done();
            ApiKeys.Made made = keys.make(caller.actor(), caller.organization(), name, role, grants);
            return Html.of(
                    templates.access_link(
                            page,
                            page.say("access.keys.made", made.key().name()),
                            page.say("access.keys.made.text"),
                            made.token().reveal()),
                    templates.access_keys(page, rows(page, caller), true));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.access_keyform(page, form(page, caller, typed.refused(invalid))));
        }
    }

    @DeleteMapping("/{id}")
    Html revoke(Page page, Caller caller, @PathVariable UUID id) {
        caller.requireAdminister();
        if (!keys.revoke(caller, id)) {
            throw new Problem.Missing("API key", id);
        }
        return Html.of(templates.access_keys(page, rows(page, caller), false))
                .toast(Tone.GOOD, page.say("access.keys.revoked"));
    }
}
