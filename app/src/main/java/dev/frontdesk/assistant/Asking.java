package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.ChatModel;
import dev.frontdesk.model.ChatReply;
import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.ModelFailure;
import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Models;
import dev.frontdesk.platform.Traces;
import dev.frontdesk.project.Agent;
import dev.frontdesk.project.Project;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the model of a turn, and once that has failed for good, the second one for the rest of the turn. */
@Component
class Asking {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Models models;
    private final Traces traces;

    Asking(Models models, Traces traces) {
        this.models = models;
        this.traces = traces;
    }

    /** @return asks once; throws {@link ModelFailure} when neither answers */
    Function<ChatRequest, ChatReply> of(Project project, Turn turn, Optional<Consumer<String>> tokens, Diary diary) {
        Agent agent = project.agentOrFirst(turn.agent()).orElse(null);
        ModelSettings first = first(project.model(), agent);
        ModelSettings second = second(project.model(), agent, first);
        boolean[] failed = {false};
        return request -> {
            if (second == null || failed[0]) {
                return ask(failed[0] && second != null ? second : first, project, request, tokens, diary);
            }
            try {
                return ask(first, project, request, tokens, diary);
            } catch (ModelFailure failure) {
                LOG.atWarn()
                        .addKeyValue("organization", project.organization())
                        .addKeyValue("project", project.id())
                        .addKeyValue("model", first.name())
                        .addKeyValue("fallback", second.name())
                        .addKeyValue("kind", failure.kind())
                        .log("assistant_model_replaced");
                failed[0] = true;
                return ask(second, project, request, tokens, diary);
            }
        };
    }

    static ModelSettings first(ModelSettings project, @Nullable Agent agent) {
        String own = agent == null ? null : agent.model();
        return own == null || project.isBuiltIn() ? project : project.named(own);
    }

    /** Of an agent with a model of its own and no second the project's: that one is known to work. */
    static @Nullable ModelSettings second(ModelSettings project, @Nullable Agent agent, ModelSettings first) {
        String named = agent == null ? null : agent.fallback();
        if (named == null) {
            named = agent != null && agent.model() != null
                    ? Objects.requireNonNullElse(project.fallback(), project.name())
                    : project.fallback();
        }
        return named == null || first.isBuiltIn() || named.equals(first.name()) ? null : project.named(named);
    }

    private ChatReply ask(
            ModelSettings model, Project project, ChatRequest request, Optional<Consumer<String>> tokens, Diary diary) {
        ChatModel asked = models.chat(model);
        Patience patience = new Patience();
        while (true) {
            long since = System.nanoTime();
            try (Traces.Span asking = traces.step("model")) {
                asking.with("frontdesk.project", project.id());
                ChatReply reply = tokens.isPresent()
                        ? asked.stream(request, patience.watching(tokens.get()))
                        : asked.reply(request);
                Usage usage = model.isBuiltIn() ? Usage.NONE : Tokens.of(request, reply);
                diary.answered(model.name(), usage, reply, since);
                return reply;
            } catch (ModelFailure failure) {
                diary.failed(model.name(), failure, since);
                patience.waitOrThrow(failure);
            }
        }
    }
}
