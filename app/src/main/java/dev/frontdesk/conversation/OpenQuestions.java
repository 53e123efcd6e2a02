package dev.frontdesk.conversation;

import dev.frontdesk.platform.Job;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.ProjectDeleted;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions that went unanswered; whoever calls has checked that the caller may see the project. */
@Configuration(proxyBeanMethods = false)
public class OpenQuestions {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final LocalTime NIGHT = LocalTime.of(3, 40);

    public record Question(UUID id, UUID conversation, String text, Instant askedAt) {}

    private final JdbcClient jdbc;
    private final JdbcClient pipeline;
    private final Tenancy tenancy;
    private final Clock clock;

    OpenQuestions(JdbcClient jdbc, @Qualifier("pipeline") JdbcClient pipeline, Tenancy tenancy, Clock clock) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Question> since(OrganizationId organization, ProjectId project, Instant since, int limit) {
        return tenancy.read(
                organization,
                () -> jdbc.sql("""
                        select question_id, conversation_id, text, asked_at
                        from open_question
                        where organization_id = ? and project_id = ? and asked_at >= ?
                        order by question_id desc
                        limit ?
                        """)
                        .params(organization.value(), project.value(), Timestamp.from(since), limit)
                        .query((row, number) -> new Question(
                                row.getObject("question_id", UUID.class),
                                row.getObject("conversation_id", UUID.class),
                                row.getString("text"),
                                row.getTimestamp("asked_at").toInstant()))
                        .list());
    }

    /** They are answered, or need no answer. */
    public void close(OrganizationId organization, ProjectId project, Collection<UUID> questions) {
        tenancy.run(
                organization,
                () -> jdbc.sql("""
                        delete from open_question
                        where organization_id = :organization and project_id = :project
                            and question_id = any (:questions)
                        """)
                        .param("organization", organization.value())
                        .param("project", project.value())
                        .param("questions", questions.toArray(UUID[]::new))
                        .update());
    }

    @EventListener
    void forget(ProjectDeleted gone) {
        jdbc.sql("delete from open_question where organization_id = ? and project_id = ?")
                .params(gone.organization().value(), gone.project().value())
                .update();
    }

    @Bean
    Job openQuestionCleanupJob() {
        return Job.daily(
                NIGHT,
                "open-question-cleanup",
                () -> pipeline.sql("delete from open_question where asked_at < ?")
                        .param(Timestamp.from(clock.instant().minus(KEPT)))
                        .update());
    }
}
