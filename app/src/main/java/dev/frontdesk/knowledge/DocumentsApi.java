package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.Documents.Added;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents over REST. Uploading the same content again answers 200 with the document that is there. */
@RestController
@RequestMapping("/api/v1/projects/{project}/documents")
class DocumentsApi {

    private static final int LIMIT_MAX = 200;

    private final Documents documents;
    private final Projects projects;
    private final Words words;

    DocumentsApi(Documents documents, Projects projects, Words words) {
        this.documents = documents;
        this.projects = projects;
        this.words = words;
    }

    record Listing(List<DocumentView> items, @Nullable String nextCursor) {}

    /** Either {@code title} and {@code text}, or {@code question} and {@code answer}. */
    record Written(
            @Nullable String title,
            @Nullable String text,
            @Nullable String question,
            @Nullable String answer) {}

    @Operation(summary = "List documents")
    @GetMapping
    Listing list(
            Caller caller,
            @PathVariable UUID project,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor,
            Locale locale) {
        caller.requireConverse();
        ProjectId id = known(caller.organization(), project);
        int size = Math.clamp(limit, 1, LIMIT_MAX);
        List<Document> found =
                documents.page(caller.organization(), id, cursor == null ? null : new DocumentId(cursor), size + 1);
        Phrases phrases = words.in(locale);
        List<DocumentView> items = found.stream()
                .limit(size)
                .map(document -> DocumentView.of(document, false, phrases))
                .toList();
        return new Listing(items, found.size() > size ? items.getLast().id().toString() : null);
    }

    @Operation(summary = "Add a text, or a question with its answer; as multipart/form-data, a file")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", description = "Added; it is being indexed")
    @ApiResponse(responseCode = "200", description = "The project had this content; nothing was added")
    ResponseEntity<DocumentView> upload(
            Caller caller,
            @PathVariable UUID project,
            @RequestPart(required = false) @Nullable MultipartFile file,
            Locale locale)
            throws IOException {
        ProjectId id = configurable(caller, project);
        if (file == null) {
            throw new Problem.Invalid("file", "Send the file as the part \"file\" of a multipart form.");
        }
        String name = file.getOriginalFilename();
        return answer(
                documents.addFile(caller.actor(), caller.organization(), id, name == null ? "" : name, file), locale);
    }

    @Operation(summary = "Add a text, or a question with its answer; as multipart/form-data, a file")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "201", description = "Added; it is being indexed")
    @ApiResponse(responseCode = "200", description = "The project had this content; nothing was added")
    ResponseEntity<DocumentView> write(
            Caller caller, @PathVariable UUID project, @RequestBody Written written, Locale locale) {
        ProjectId id = configurable(caller, project);
        boolean question = written.question() != null || written.answer() != null;
        return answer(
                question
                        ? documents.addQuestion(
                                caller.actor(), caller.organization(), id, written.question(), written.answer())
                        : documents.addText(caller.actor(), caller.organization(), id, written.title(), written.text()),
                locale);
    }

    private ResponseEntity<DocumentView> answer(Added added, Locale locale) {
        return ResponseEntity.status(added.alreadyThere() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(DocumentView.of(added.document(), added.alreadyThere(), words.in(locale)));
    }

    @Operation(summary = "Show a document and how far it is read")
    @GetMapping("/{document}")
    DocumentView show(Caller caller, @PathVariable UUID project, @PathVariable UUID document, Locale locale) {
        caller.requireConverse();
        DocumentId id = new DocumentId(document);
        return documents
                .find(caller.organization(), new ProjectId(project), id)
                .map(found -> DocumentView.of(found, false, words.in(locale)))
                .orElseThrow(() -> new Problem.Missing("document", id));
    }

    @Operation(summary = "Remove a document from the knowledge")
    @DeleteMapping("/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID project, @PathVariable UUID document) {
        ProjectId id = configurable(caller, project);
        if (!documents.remove(caller.actor(), caller.organization(), id, new DocumentId(document))) {
            throw new Problem.Missing("document", document);
        }
    }

    private ProjectId configurable(Caller caller, UUID project) {
        ProjectId id = known(caller.organization(), project);
        caller.requireConfigure(id);
        return id;
    }

    private ProjectId known(OrganizationId organization, UUID project) {
        return projects.get(organization, new ProjectId(project)).id();
    }
}
