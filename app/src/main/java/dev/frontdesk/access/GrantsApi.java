package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.MemberId;
import dev.frontdesk.organization.Members;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who administers a project beside the vendors. */
@RestController
@RequestMapping("/api/v1/projects/{project}/grants/{member}")
class GrantsApi {

    private final Members members;
    private final Granting granting;

    GrantsApi(Members members, Granting granting) {
        this.members = members;
        this.granting = granting;
    }

    @Operation(summary = "Let a member configure a project")
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void grant(Caller caller, @PathVariable UUID project, @PathVariable UUID member) {
        ProjectId id = project(caller, project);
        if (members.grant(caller, id, new MemberId(member)).isEmpty()) {
            throw new Problem.Missing("member", member);
        }
    }

    @Operation(summary = "Take a member's right to configure a project")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable UUID project, @PathVariable UUID member) {
        ProjectId id = project(caller, project);
        if (members.revoke(caller, id, new MemberId(member)).isEmpty()) {
            throw new Problem.Missing("member", member);
        }
    }

    private ProjectId project(Caller caller, UUID project) {
        caller.requireAdminister();
        ProjectId id = new ProjectId(project);
        if (!granting.exists(caller.organization(), id)) {
            throw new Problem.Missing("project", project);
        }
        return id;
    }
}
