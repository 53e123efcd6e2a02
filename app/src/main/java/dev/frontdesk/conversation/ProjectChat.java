package dev.frontdesk.conversation;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.conversation.ConversationViews.CallView;
import dev.frontdesk.conversation.ConversationViews.ChoiceView;
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
    private static final int TRANSCRIPT_MAX = 60;
    private static final int CHOICES_FROM = 10;

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

    /**
     * @param messageId of the reply; null where there was nothing to say
     * @param reply Markdown
     * @param choices buttons under it, whose value can be said
     */
    public record Answer(
            UUID conversationId,
            @Nullable UUID messageId,
            String reply,
            List<TurnRunner.Source> sources,
            List<ChoiceView> choices,
            List<CallView> toolCalls) {}

    /**
     * What a person says; one of the two.
     *
     * @param choice the value of a button under one of the last replies
     */
    public record Said(@Nullable String text, @Nullable String choice) {}

    /**
     * Says something and waits for the reply.
     *
     * @param conversation null begins a new one
     * @param growing is told the reply's text as it grows
     */
    public Answer say(
            Caller caller, ProjectId project, @Nullable UUID conversation, Said said, Consumer<String> growing) {
        caller.requireConverse();
        String text = said.text() == null ? "" : said.text();
        if (said.choice() == null && (text.isBlank() || text.length() > TEXT_MAX)) {
            throw new Problem.Invalid("text", Words.here().say("conversation.invalid.text", TEXT_MAX));
        }
        projects.get(caller.organization(), project);
        if (conversation == null) {
            if (said.choice() != null) {
                throw notOffered();
            }
            return turn(caller, project, store.begin(caller, project, text), text, text, growing);
        }
        ConversationId id = store.find(caller, project, new ConversationId(conversation));
        ReentrantLock lock = locks.get(Math.floorMod(id.hashCode(), locks.size()));
        lock.lock();
        try {
            String choice = said.choice();
            return choice == null
                    ? turn(caller, project, id, text, text, growing)
                    : turn(caller, project, id, label(caller, id, choice), choice, growing);
        } finally {
            lock.unlock();
        }
    }

    private String label(Caller caller, ConversationId id, String choice) {
        return tenancy
                .read(caller.organization(), () -> store.offered(caller.organization(), id, CHOICES_FROM))
                .stream()
                .filter(option -> option.data().equals(choice))
                .map(Choices.Option::label)
                .findFirst()
                .orElseThrow(ProjectChat::notOffered);
    }

    private static Problem.Invalid notOffered() {
        return new Problem.Invalid("choice", Words.here().say("assistant.steps.choice.unknown"));
    }

    /** @param shown what the chat shows of what is said, {@code text}: of a button its label */
    private Answer turn(
            Caller caller, ProjectId project, ConversationId id, String shown, String text, Consumer<String> growing) {
        UUID message = Ids.next();
        tenancy.run(caller.organization(), () -> store.hear(caller.organization(), id, message, caller.id(), shown));
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
        UUID said = Ids.next();
        tenancy.run(caller.organization(), () -> store.reply(caller.organization(), id, said, reply));
        return new Answer(
                id.value(),
                reply.isSilent() ? null : said,
                reply.markdown(),
                reply.sources(),
                ChoiceView.of(reply.choices()),
                CallView.of(reply.steps()));
    }
}
