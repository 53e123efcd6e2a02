package dev.frontdesk.knowledge;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A project's tab "Knowledge": what the assistant answers from. */
@Pages
@RequestMapping("/app/projects/{project}/knowledge")
class KnowledgePages {

    private static final int SHOWN = 100;
    private static final int HITS = 5;

    private final Documents documents;
    private final Knowledge knowledge;
    private final Projects projects;
    private final Templates templates;

    KnowledgePages(Documents documents, Knowledge knowledge, Projects projects, Templates templates) {
        this.documents = documents;
        this.knowledge = knowledge;
        this.projects = projects;
        this.templates = templates;
    }

    /** The whole tab; for htmx, the list alone. */
    @GetMapping
    JteModel show(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @RequestParam(required = false) @Nullable UUID cursor) {
        KnowledgeTab tab = tab(page, caller, project, cursor);
        return page.fragment() ? templates.knowledge_documents(page, tab) : templates.knowledgeShow(page, tab);
    }

    private KnowledgeTab tab(Page page, Caller caller, UUID project, @Nullable UUID cursor) {
        caller.requireConverse();
        ProjectId id =
                projects.get(caller.organization(), new ProjectId(project)).id();
        List<Document> found =
                documents.page(caller.organization(), id, cursor == null ? null : new DocumentId(cursor), SHOWN + 1);
        return new KnowledgeTab(
                project,
                caller.mayConfigure(id),
                found.stream()
                        .limit(SHOWN)
                        .map(document -> KnowledgeTab.item(page, document))
                        .toList(),
                found.size() > SHOWN ? found.get(SHOWN - 1).id().value() : null);
    }

    /** Files, one a request where a script sends them, all at once where a plain form does. */
    @PostMapping
    Html upload(Page page, Caller caller, @PathVariable UUID project, @RequestParam("file") List<MultipartFile> files)
            throws IOException {
        ProjectId id = configurable(caller, project);
        boolean again = false;
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename();
            again |= documents
                    .addFile(caller.actor(), caller.organization(), id, name == null ? "" : name, file)
                    .alreadyThere();
        }
        Html html = page.fragment()
                ? Html.of(templates.knowledge_documents(page, tab(page, caller, project, null)))
                : Html.go("/app/projects/" + project + "/knowledge");
        return again ? html.toast(Tone.QUIET, page.say("knowledge.already-there")) : html;
    }

    private ProjectId configurable(Caller caller, UUID project) {
        ProjectId id =
                projects.get(caller.organization(), new ProjectId(project)).id();
        caller.requireConfigure(id);
        return id;
    }

    @PartOf("/app/projects/{project}/knowledge")
    @GetMapping("/{kind:text|question}")
    JteModel form(Page page, Caller caller, @PathVariable UUID project, @PathVariable String kind) {
        configurable(caller, project);
        return templates.knowledge_form(page, project, kind, fields(page, kind, Typed.NOTHING));
    }

    private static List<Field> fields(Page page, String kind, Typed typed) {
        List<Field> fields = kind.equals("text")
                ? List.of(
                        Field.text("title", page.say("knowledge.title")).needed(),
                        Field.area("text", page.say("knowledge.text"), 10)
                                .hint(page.say("knowledge.text.hint"))
                                .needed())
                : List.of(
                        Field.text("question", page.say("knowledge.question"))
                                .placeholder(page.say("knowledge.question.example"))
                                .needed(),
                        Field.area("answer", page.say("knowledge.answer"), 4)
                                .placeholder(page.say("knowledge.answer.example"))
                                .needed());
        return fields.stream().map(typed::into).toList();
    }

    @PostMapping("/{kind:text|question}")
    Html write(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = configurable(caller, project);
        Typed typed = Typed.of(form);
        try {
            if (kind.equals("text")) {
                documents.addText(caller.actor(), caller.organization(), id, typed.get("title"), typed.get("text"));
            } else {
                documents.addQuestion(
                        caller.actor(), caller.organization(), id, typed.get("question"), typed.get("answer"));
            }
            return Html.of(templates.knowledge_documents(page, tab(page, caller, project, null)))
                    .event("close-dialog", "write")
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(
                    templates.knowledge_form(page, project, kind, fields(page, kind, typed.refused(invalid))));
        }
    }

    @DeleteMapping("/{document}")
    Html remove(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID document) {
        ProjectId id = configurable(caller, project);
        documents.remove(caller.actor(), caller.organization(), id, new DocumentId(document));
        return Html.of(templates.knowledge_documents(page, tab(page, caller, project, null)))
                .toast(Tone.GOOD, page.say("knowledge.removed"));
    }

    /** What the assistant would be given for a question. */
    @PartOf("/app/projects/{project}/knowledge")
    @GetMapping("/search")
    JteModel search(Page page, Caller caller, @PathVariable UUID project, @RequestParam(defaultValue = "") String q) {
        caller.requireConverse();
        ProjectId id =
                projects.get(caller.organization(), new ProjectId(project)).id();
        return templates.knowledge_hits(page, q.strip(), knowledge.search(caller.organization(), id, q, HITS));
    }
}
