package dev.frontdesk.mcp;

import dev.frontdesk.access.Proofs;
import dev.frontdesk.organization.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows which programs act for whom. */
@Component
class ProgramList {

    private final Grants grants;
    private final Proofs proofs;

    ProgramList(Grants grants, Proofs proofs) {
        this.grants = grants;
        this.proofs = proofs;
    }

    /** One's own; with {@code everybody}, for an admin, those of all. */
    List<ProgramView> list(Caller caller, boolean everybody) {
        return grants.list(caller, everybody).stream()
                .map(each -> new ProgramView(
                        each.id(),
                        each.programName(),
                        proofs.email(each.account()).orElse(""),
                        each.resource(),
                        each.createdAt(),
                        each.usedAt()))
                .toList();
    }
}
