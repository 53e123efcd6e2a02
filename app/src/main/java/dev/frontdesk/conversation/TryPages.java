package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's tab "Try it": the chat in the panel, beside the prompt that it tries. */
@Pages
class TryPages {

    private static final int MESSAGES = 100;

    private final Conversations conversations;
    private final Projects projects;
    private final Templates templates;

    TryPages(Conversations conversations, Projects projects, Templates templates) {
        this.conversations = conversations;
        this.projects = projects;
        this.templates = templates;
    }

    /** The whole tab; for htmx, the messages alone. */
    @GetMapping("/app/projects/{project}/try")
    JteModel show(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @RequestParam(required = false) @Nullable UUID conversation) {
        caller.requireConverse();
        projects.get(caller.organization(), new ProjectId(project));
        TryOut tryOut = new TryOut(
                project,
                conversation,
                conversation == null
                        ? List.of()
                        : conversations
                                .messages(caller, new ConversationId(conversation), null, MESSAGES)
                                .items()
                                .reversed(),
                caller.mayConfigure(new ProjectId(project)));
        return page.fragment() ? templates.conversation_trial(page, tryOut) : templates.conversationTry(page, tryOut);
    }
}
