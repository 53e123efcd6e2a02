package dev.frontdesk.knowledge;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search over REST: what the assistant would be given for a question. */
@RestController
class SearchApi {

    private static final int LIMIT_MAX = 20;

    private final Knowledge knowledge;
    private final Projects projects;

    SearchApi(Knowledge knowledge, Projects projects) {
        this.knowledge = knowledge;
        this.projects = projects;
    }

    record Item(UUID passageId, UUID documentId, String title, String heading, String passage, double score) {}

    /** @param convincing false: the best of the items do not answer, and the assistant would say so */
    record Result(List<Item> items, @Nullable String nextCursor, boolean convincing) {}

    @Operation(summary = "Search a project's knowledge")
    @GetMapping("/api/v1/projects/{project}/search")
    Result search(
            Caller caller,
            @PathVariable UUID project,
            @Parameter(required = true) @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "5") int limit) {
        caller.requireConverse();
        ProjectId id =
                projects.get(caller.organization(), new ProjectId(project)).id();
        if (q.isBlank()) {
            throw new Problem.Invalid("q", "Say what to look for.");
        }
        Found found = knowledge.search(caller.organization(), id, q, Math.clamp(limit, 1, LIMIT_MAX));
        return new Result(
                found.hits().stream()
                        .map(hit -> new Item(
                                hit.passageId(),
                                hit.documentId().value(),
                                hit.title(),
                                hit.heading(),
                                hit.text(),
                                hit.score()))
                        .toList(),
                null,
                found.convincing());
    }
}
