package dev.frontdesk.mcp;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programs that act for people, over REST: one's own, and for an admin everybody's. */
@RestController
@RequestMapping("/api/v1/mcp-programs")
class ProgramsApi {

    record Items(List<ProgramView> items) {}

    private final ProgramList list;
    private final Grants grants;

    ProgramsApi(ProgramList list, Grants grants) {
        this.list = list;
        this.grants = grants;
    }

    @Operation(summary = "List the programs that act for people over MCP")
    @GetMapping
    Items list(Caller caller) {
        return new Items(list.list(caller, true));
    }

    @Operation(summary = "End what a program may do over MCP; its tokens stop working at once")
    @DeleteMapping("/{program}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID program) {
        grants.end(caller, program);
    }
}
