package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a project was made of, and which of it answers. */
@RestController
@RequestMapping("/api/v1/projects/{project}")
class VersionsApi {

    private static final String LIMIT = "50";
    private static final int LIMIT_MAX = 200;

    private final Versions versions;

    VersionsApi(Versions versions) {
        this.versions = versions;
    }

    /** @param authorKind {@code person}, {@code api_key} or {@code system} */
    record VersionView(
            int number, String authorKind, @Nullable String author, String note, Instant createdAt, Settings settings) {

        static VersionView of(Version version) {
            return new VersionView(
                    version.number(),
                    version.authorKind(),
                    version.author(),
                    version.note(),
                    version.createdAt(),
                    version.settings());
        }
    }

    record VersionViews(List<VersionView> items, @Nullable String nextCursor) {}

    record DifferenceView(int from, int to, List<Difference.Part> parts) {}

    record Note(@Nullable String note) {}

    /** @param override publishes although the rules of evaluation say no; only for the owner, and audited */
    record Publishing(@Nullable Boolean override) {

        boolean overriding() {
            return Boolean.TRUE.equals(override);
        }
    }

    @Operation(summary = "List the versions of a project's settings, newest first")
    @GetMapping("/versions")
    VersionViews list(
            Caller caller,
            @PathVariable UUID project,
            @RequestParam(required = false) @Nullable Integer cursor,
            @RequestParam(defaultValue = LIMIT) int limit) {
        caller.requireConverse();
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<Version> found = versions.list(
                caller.organization(), new ProjectId(project), cursor == null ? Integer.MAX_VALUE : cursor, most + 1);
        List<Version> page = found.subList(0, Math.min(most, found.size()));
        return new VersionViews(
                page.stream().map(VersionView::of).toList(),
                found.size() > most ? String.valueOf(page.getLast().number()) : null);
    }

    @Operation(summary = "Show what changed from one version to another")
    @GetMapping("/versions/{number}/difference")
    DifferenceView difference(
            Caller caller,
            @PathVariable UUID project,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer from) {
        caller.requireConverse();
        ProjectId id = new ProjectId(project);
        int before = from == null ? Math.max(1, number - 1) : from;
        return new DifferenceView(
                before,
                number,
                Difference.between(
                        versions.find(caller.organization(), id, before).settings(),
                        versions.find(caller.organization(), id, number).settings()));
    }

    @Operation(summary = "Write down why a version was made")
    @PatchMapping("/versions/{number}")
    VersionView note(Caller caller, @PathVariable UUID project, @PathVariable int number, @RequestBody Note note) {
        ProjectId id = new ProjectId(project);
        versions.note(caller, id, number, note.note() == null ? "" : note.note());
        return VersionView.of(versions.find(caller.organization(), id, number));
    }

    @Operation(summary = "Make the settings what they were at a version")
    @PostMapping("/versions/{number}/returns")
    @ResponseStatus(HttpStatus.CREATED)
    Versions.Standing putBack(Caller caller, @PathVariable UUID project, @PathVariable int number) {
        ProjectId id = new ProjectId(project);
        versions.putBack(caller, id, number);
        return versions.standing(caller.organization(), id);
    }

    @Operation(summary = "Show which version answers, and whether changes wait to be published")
    @GetMapping("/publication")
    Versions.Standing standing(Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        return versions.standing(caller.organization(), new ProjectId(project));
    }

    @Operation(summary = "Let changes wait until they are published by hand")
    @PutMapping("/publication")
    Versions.Standing byHand(Caller caller, @PathVariable UUID project) {
        return versions.byHand(caller, new ProjectId(project));
    }

    @Operation(summary = "Publish what was saved last; 409 when the rules of evaluation say no")
    @PostMapping("/publication")
    Versions.Standing publish(
            Caller caller, @PathVariable UUID project, @RequestBody(required = false) @Nullable Publishing wanted) {
        return versions.publish(caller, new ProjectId(project), wanted != null && wanted.overriding());
    }

    @Operation(summary = "Let changes take effect at once; 409 when the rules of evaluation say no")
    @DeleteMapping("/publication")
    Versions.Standing atOnce(
            Caller caller, @PathVariable UUID project, @RequestParam(defaultValue = "false") boolean override) {
        return versions.atOnce(caller, new ProjectId(project), override);
    }
}
