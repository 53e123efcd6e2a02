package dev.frontdesk.mcp;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The settings' tab "Programs": which of them act for whom. */
@Pages
@RequestMapping("/app/settings/programs")
class ProgramPages {

    private final ProgramList list;
    private final Grants grants;
    private final McpAddress address;
    private final Templates templates;

    ProgramPages(ProgramList list, Grants grants, McpAddress address, Templates templates) {
        this.list = list;
        this.grants = grants;
        this.address = address;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller) {
        return templates.mcpPrograms(
                page, list.list(caller, true), address.base() + McpAddress.PATH, caller.mayAdminister());
    }

    @DeleteMapping("/{id}")
    Html end(Page page, Caller caller, @PathVariable UUID id) {
        grants.end(caller, id);
        return Html.of(templates.mcp_programs(page, list.list(caller, true), caller.mayAdminister()))
                .toast(Tone.GOOD, page.say("mcp.program.ended"));
    }
}
