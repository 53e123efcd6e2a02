package dev.frontdesk.conversation;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Projects;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The chat in the panel, where members try the assistant: the same turn as on any channel, without a provider. */
@Service
public class ProjectChat {

    private static final int TEXT_MAX = 32_000;
    private static final int TRANSCRIPT_MAX = 30;

    private final ProjectChatStore store;
    private final TranscriptStore transcripts;
    private final Tenancy tenancy;
    private final Projects projects;
    private final ObjectProvider<TurnRunner> runner;

    /** One turn at a time in a conversation; two of them may share a lock, which costs only time. */
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(256).toList();

    ProjectChat(
            ProjectChatStore store,
            TranscriptStore transcripts,
            Tenancy tenancy,
            Projects projects,
            ObjectProvider<TurnRunner> runner) {
        this.store = store;
        this.transcripts = transcripts;
        this.tenancy = tenancy;
        this.projects = projects;
        this.runner = runner;
    }

    public record Answer(UUID conversationId, String reply, List<TurnRunner.Source> sources, List<String> toolCalls) {}

    /**
     * Says something and waits for the reply.
     *
     * @param conversation null begins a new one
     * @param growing is told the reply's text as it grows
     */
    public Answer say(
            Caller caller, ProjectId project, @Nullable UUID conversation, String text, Consumer<String> growing) {
        caller.requireConverse();
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new Problem.Invalid("text", Words.here().say("conversation.invalid.text", TEXT_MAX));
        }
        projects.get(caller.organization(), project);
        ConversationId id = conversation == null
                ? store.begin(caller, project, text)
                : store.find(caller, project, new ConversationId(conversation));
        ReentrantLock lock = locks.get(Math.floorMod(id.hashCode(), locks.size()));
        lock.lock();
        try {
            return turn(caller, project, id, text, growing);
        } finally {
            lock.unlock();
        }
    }

    private Answer turn(Caller caller, ProjectId project, ConversationId id, String text, Consumer<String> growing) {
        UUID message = Ids.next();
        tenancy.run(caller.organization(), () -> store.hear(caller.organization(), id, message, caller.id(), text));
        ProjectChatStore.Standing standing =
                tenancy.read(caller.organization(), () -> store.standing(caller.organization(), id));
        List<Line> transcript =
                transcripts.read(caller.organization(), id, standing.transcriptAfter(), message, TRANSCRIPT_MAX);
        Reply reply = runner.getObject()
                .run(
                        new Turn(
                                caller.organization(),
                                project,
                                id.value(),
                                standing.agent(),
                                transcript,
                                List.of(text),
                                List.of(),
                                null,
                                ProjectChatStore.CONNECTOR,
                                new TurnRunner.Around(message, caller, caller.id(), () -> false)),
                        growing);
        tenancy.run(caller.organization(), () -> store.reply(caller.organization(), id, Ids.next(), reply));
        return new Answer(id.value(), reply.markdown(), reply.sources(), List.of());
    }
}
