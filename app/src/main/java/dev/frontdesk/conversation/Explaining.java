package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets those who configure a project, and nobody else, see how its assistant comes to a reply. */
@Component
class Explaining {

    private final Conversations conversations;
    private final ConversationStore store;
    private final Tenancy tenancy;

    Explaining(Conversations conversations, ConversationStore store, Tenancy tenancy) {
        this.conversations = conversations;
        this.store = store;
        this.tenancy = tenancy;
    }

    static boolean mayBeTold(Caller caller, ConversationView conversation) {
        UUID project = conversation.projectId();
        return project == null ? caller.mayAdminister() : caller.mayConfigure(new ProjectId(project));
    }

    Steps steps(Caller caller, ConversationId id, UUID message) {
        ConversationView conversation = conversations.require(caller, id);
        if (!mayBeTold(caller, conversation)) {
            throw new Caller.Forbidden("Ask a vendor of this organization for the project admin grant.");
        }
        return tenancy.read(caller.organization(), () -> store.steps(caller.organization(), id, message))
                .orElseThrow(() -> new Problem.Missing("reply", message));
    }
}
