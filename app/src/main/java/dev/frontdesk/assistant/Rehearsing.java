package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Around;
import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.project.Project;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Rehearsal;
import dev.frontdesk.tool.Tool;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Has the assistant answer with given settings as if somebody had written, without sending, changing or keeping
 * anything. The model is really asked: its tokens count against budgets.
 */
@Service
public class Rehearsing {

    private static final String CHANNEL = "rehearsal";

    /** @param arguments in canonical JSON, as they were understood */
    public record PlayedCall(String tool, String outcome, String arguments) {}

    public record Played(Reply reply, List<PlayedCall> calls) {

        public Played {
            calls = List.copyOf(calls);
        }
    }

    private final Assistant assistant;
    private final Rehearsal rehearsal;

    Rehearsing(Assistant assistant, Rehearsal rehearsal) {
        this.assistant = assistant;
        this.rehearsal = rehearsal;
    }

    /**
     * Takes as long as the model does; call it outside any transaction.
     *
     * @param project with the settings to try
     * @param person who asks, with their rights; null: a guest
     * @param agent command of the agent that is asked; null: the project's first
     * @param transcript what was said before, oldest first
     */
    public Played play(
            Project project, @Nullable Caller person, @Nullable String agent, List<Line> transcript, String text) {
        UUID conversation = Ids.next();
        Turn turn = new Turn(
                project.organization(),
                project.id(),
                conversation,
                agent,
                transcript,
                List.of(text),
                List.of(),
                null,
                CHANNEL,
                new Around(Ids.next(), person, conversation, () -> false));
        Queue<PlayedCall> calls = new ConcurrentLinkedQueue<>();
        Reply reply = assistant.rehearse(turn, project, hands(project, calls));
        return new Played(reply, List.copyOf(calls));
    }

    private Hands hands(Project project, Queue<PlayedCall> calls) {
        return new Hands() {
            @Override
            public List<Tool> tools(Asker asker, List<String> chosen) {
                return rehearsal.tools(asker, chosen, project.areasOff());
            }

            @Override
            public Made call(Errand errand) {
                Made made = rehearsal.call(errand, project.areasOff());
                calls.add(new PlayedCall(made.tool(), made.code(), made.arguments()));
                return made;
            }
        };
    }
}
