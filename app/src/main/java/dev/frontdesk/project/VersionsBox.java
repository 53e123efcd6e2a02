package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Versions.Standing;
import java.util.List;
import java.util.UUID;

/**
 * The versions of a project, and which of them answers.
 *
 * @param mayOverride whether they may publish what the rules refuse
 * @param refusal why it was not published just now; empty: it was, or nobody tried
 */
public record VersionsBox(
        UUID project,
        boolean mayConfigure,
        boolean mayOverride,
        Standing standing,
        List<Version> versions,
        String refusal) {

    private static final int SHOWN_MAX = 30;

    static VersionsBox of(Versions versions, Caller caller, ProjectId project, String refusal) {
        caller.requireConverse();
        return new VersionsBox(
                project.value(),
                caller.mayConfigure(project),
                caller.mayAdminister(),
                versions.standing(caller.organization(), project),
                versions.list(caller.organization(), project, Integer.MAX_VALUE, SHOWN_MAX),
                refusal);
    }
}
