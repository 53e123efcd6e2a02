package dev.frontdesk.assistant;

import dev.frontdesk.assistant.Likeness.Group;
import dev.frontdesk.conversation.OpenQuestions;
import dev.frontdesk.knowledge.Documents;
import dev.frontdesk.model.Lexicon;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What customers of a project asked in vain, the same in other words together, to be answered for good. */
@Service
public class OpenQuestionList {

    private static final int LOOKED_AT_MAX = 1_000;

    /**
     * @param id of the newest of them
     * @param question as it was put last
     * @param count how often it was asked
     * @param conversationId where it was asked last
     */
    public record OpenQuestionView(UUID id, String question, int count, UUID conversationId, Instant lastAskedAt) {

        static OpenQuestionView of(Group group) {
            return new OpenQuestionView(
                    group.newest().id(),
                    group.newest().text(),
                    group.questions().size(),
                    group.newest().conversation(),
                    group.newest().askedAt());
        }
    }

    private final OpenQuestions questions;
    private final Documents documents;
    private final Projects projects;
    private final Likeness likeness;
    private final Clock clock;

    OpenQuestionList(OpenQuestions questions, Documents documents, Projects projects, Lexicon lexicon, Clock clock) {
        this.questions = questions;
        this.documents = documents;
        this.projects = projects;
        this.likeness = new Likeness(lexicon);
        this.clock = clock;
    }

    List<OpenQuestionView> list(Caller caller, UUID project, int days) {
        return groups(caller, project, days).stream().map(OpenQuestionView::of).toList();
    }

    private List<Group> groups(Caller caller, UUID project, int days) {
        caller.requireConverse();
        ProjectId id =
                projects.get(caller.organization(), new ProjectId(project)).id();
        Instant since = clock.instant().minus(Duration.ofDays(days));
        return likeness.groups(questions.since(caller.organization(), id, since, LOOKED_AT_MAX));
    }

    OpenQuestionView find(Caller caller, UUID project, UUID question, int days) {
        return OpenQuestionView.of(group(caller, project, question, days));
    }

    private Group group(Caller caller, UUID project, UUID question, int days) {
        return groups(caller, project, days).stream()
                .filter(group -> group.ids().contains(question))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("open question", question));
    }

    /**
     * Teaches the answer, which closes the question and those like it.
     *
     * @param wording the question as it shall stand in the knowledge; null: as it was put last
     * @return the document
     */
    UUID answer(Caller caller, UUID project, UUID question, int days, @Nullable String wording, @Nullable String text) {
        caller.requireConfigure(new ProjectId(project));
        Group group = group(caller, project, question, days);
        UUID document = documents
                .addQuestion(
                        caller.actor(),
                        caller.organization(),
                        new ProjectId(project),
                        wording == null || wording.isBlank() ? group.newest().text() : wording,
                        text)
                .document()
                .id()
                .value();
        questions.close(caller.organization(), new ProjectId(project), group.ids());
        return document;
    }

    /** It needs no answer, nor do those like it. */
    void dismiss(Caller caller, UUID project, UUID question, int days) {
        caller.requireConfigure(new ProjectId(project));
        questions.close(
                caller.organization(),
                new ProjectId(project),
                group(caller, project, question, days).ids());
    }
}
