package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The versions of a project on its tab "Evaluate": compared, noted, gone back to, published. */
@Pages
@RequestMapping("/app/projects/{project}/versions")
class VersionPages {

    private final Versions versions;
    private final Templates templates;

    VersionPages(Versions versions, Templates templates) {
        this.versions = versions;
        this.templates = templates;
    }

    @PartOf("/app/projects/{project}/evaluate")
    @GetMapping
    JteModel box(Page page, Caller caller, @PathVariable UUID project) {
        return templates.project_versions(page, VersionsBox.of(versions, caller, new ProjectId(project), ""));
    }

    /** What changed with a version, to stand in a dialog. */
    @PartOf("/app/projects/{project}/evaluate")
    @GetMapping("/{number}")
    JteModel show(Page page, Caller caller, @PathVariable UUID project, @PathVariable int number) {
        caller.requireConverse();
        ProjectId id = new ProjectId(project);
        Version shown = versions.find(caller.organization(), id, number);
        Version before = number == 1 ? shown : versions.find(caller.organization(), id, number - 1);
        return templates.project_version(
                page, project, shown, Difference.between(before.settings(), shown.settings()), caller.mayConfigure(id));
    }

    @PutMapping("/{number}/note")
    Html note(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String note) {
        versions.note(caller, new ProjectId(project), number, note);
        return done(page, caller, project, "panel.saved");
    }

    @PostMapping("/{number}/returns")
    Html putBack(Page page, Caller caller, @PathVariable UUID project, @PathVariable int number) {
        versions.putBack(caller, new ProjectId(project), number);
        return done(page, caller, project, "project.version.put-back.done");
    }

    @PutMapping("/publication")
    Html byHand(Page page, Caller caller, @PathVariable UUID project) {
        versions.byHand(caller, new ProjectId(project));
        return done(page, caller, project, "panel.saved");
    }

    @PostMapping("/publication")
    Html publish(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @RequestParam(defaultValue = "false") boolean override) {
        try {
            versions.publish(caller, new ProjectId(project), override);
            return done(page, caller, project, "project.version.published.done");
        } catch (Problem.Conflict refused) {
            return refused(page, caller, project, refused);
        }
    }

    @DeleteMapping("/publication")
    Html atOnce(Page page, Caller caller, @PathVariable UUID project) {
        try {
            versions.atOnce(caller, new ProjectId(project), false);
            return done(page, caller, project, "panel.saved");
        } catch (Problem.Conflict refused) {
            return refused(page, caller, project, refused);
        }
    }

    private Html refused(Page page, Caller caller, UUID project, Problem.Conflict refused) {
        return Html.of(templates.project_versions(
                page, VersionsBox.of(versions, caller, new ProjectId(project), String.valueOf(refused.getMessage()))));
    }

    private Html done(Page page, Caller caller, UUID project, String words) {
        return Html.of(box(page, caller, project))
                .event("close-dialog", "version")
                .toast(Tone.GOOD, page.say(words));
    }
}
