package dev.frontdesk.evaluate;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.conversation.ConversationId;
import dev.frontdesk.conversation.Conversations;
import dev.frontdesk.conversation.OpenQuestions;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Projects;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a project's assistant is asked to be judged; whoever may configure the project keeps it. */
@Service
class Questions {

    static final int MAX = 200;

    private static final Duration OPEN_SINCE = Duration.ofDays(90);
    private static final int LOOKED_AT_MAX = 1_000;
    private static final int TEXT_MAX = 2_000;

    private final QuestionStore store;
    private final Projects projects;
    private final OpenQuestions open;
    private final Conversations conversations;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Questions(
            QuestionStore store,
            Projects projects,
            OpenQuestions open,
            Conversations conversations,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.projects = projects;
        this.open = open;
        this.conversations = conversations;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    List<Question> list(Caller caller, ProjectId project) {
        caller.requireConverse();
        projects.draft(caller.organization(), project);
        return tenancy.read(caller.organization(), () -> store.list(caller.organization(), project));
    }

    Question find(Caller caller, ProjectId project, UUID question) {
        return list(caller, project).stream()
                .filter(each -> each.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("question", question));
    }

    Question add(Caller caller, ProjectId project, QuestionBody body) {
        caller.requireConfigure(project);
        if (list(caller, project).size() >= MAX) {
            throw new Problem.Invalid("text", QuestionBody.say("questions", MAX));
        }
        return put(caller, project, body.onto(Ids.next(), null, clock.instant()), "evaluation.question_added");
    }

    Question change(Caller caller, ProjectId project, UUID question, QuestionBody body) {
        caller.requireConfigure(project);
        Question before = find(caller, project, question);
        return put(caller, project, body.onto(question, before, clock.instant()), "evaluation.question_changed");
    }

    private Question put(Caller caller, ProjectId project, Question question, String action) {
        tenancy.run(caller.organization(), () -> {
            store.put(caller.organization(), project, question);
            record(caller, project, action, question.id());
        });
        return question;
    }

    void delete(Caller caller, ProjectId project, UUID question) {
        caller.requireConfigure(project);
        tenancy.run(caller.organization(), () -> {
            if (!store.delete(caller.organization(), project, question)) {
                throw new Problem.Missing("question", question);
            }
            record(caller, project, "evaluation.question_removed", question);
        });
    }

    private void record(Caller caller, ProjectId project, String action, UUID question) {
        audit.record(
                caller.organization(),
                AuditEntry.of(caller.actor(), action).about("project", project).with("question", question.toString()));
    }

    /** From what could not be answered. A question that is there already is not added twice. */
    Question takeOpen(Caller caller, ProjectId project, UUID id) {
        caller.requireConfigure(project);
        return open.since(caller.organization(), project, clock.instant().minus(OPEN_SINCE), LOOKED_AT_MAX).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> addOnce(caller, project, each.text()))
                .orElseThrow(() -> new Problem.Missing("open question", id));
    }

    /** From what a customer wrote. A question that is there already is not added twice. */
    Question takeMessage(Caller caller, ProjectId project, UUID conversation, UUID message) {
        caller.requireConfigure(project);
        ConversationId id = new ConversationId(conversation);
        if (conversations
                .find(caller, id)
                .filter(found -> project.value().equals(found.projectId()))
                .isEmpty()) {
            throw new Problem.Missing("conversation", conversation);
        }
        return conversations.messages(caller, id, null, LOOKED_AT_MAX).items().stream()
                .filter(each -> each.id().equals(message) && each.author().equals("contact"))
                .findFirst()
                .map(each -> addOnce(caller, project, each.text()))
                .orElseThrow(() -> new Problem.Missing("customer's message", message));
    }

    private Question addOnce(Caller caller, ProjectId project, String text) {
        String cut = text.strip().substring(0, Math.min(TEXT_MAX, text.strip().length()));
        return list(caller, project).stream()
                .filter(each -> each.text().equals(cut))
                .findFirst()
                .orElseGet(() -> add(caller, project, new QuestionBody(cut, null, null, null, null, null)));
    }
}
