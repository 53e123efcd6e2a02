package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.ChatReply;
import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.ToolCall;
import dev.frontdesk.model.ToolDefinition;
import dev.frontdesk.model.ToolRound;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.ToolSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets a model have tools called until it answers: reads of a round side by side, writes in their order, within rounds,
 * calls, time and tokens. Whatever a model asks for wrongly comes back to it as data.
 */
@Component
class Rounds implements DisposableBean {

    private static final int ROUNDS_MAX = 8;
    private static final int CALLS_MAX = 24;
    private static final int TOKENS_MAX = 120_000;
    private static final Duration TIME_MAX = Duration.ofMinutes(2);
    private static final String NOT_DONE = "{\"code\":\"limit_exceeded\",\"message\":\"Not done: %s.\"}";

    private final ExecutorService threads;
    private final Hands hands;

    @Autowired
    Rounds(LiveHands hands) {
        this(hands, Executors.newVirtualThreadPerTaskExecutor());
    }

    private Rounds(Hands hands, ExecutorService threads) {
        this.hands = hands;
        this.threads = threads;
    }

    /** The same with other hands. */
    Rounds with(Hands others) {
        return new Rounds(others, threads);
    }

    /**
     * @param reply the model's last; its calls, if any, were not made
     * @param made in the order in which the model asked
     * @param stopped whether a limit, a person's take-over or a question to confirm ended it before the model did
     */
    record Outcome(ChatReply reply, List<Made> made, boolean stopped) {

        /** What waits for a button. */
        Optional<Made> toConfirm() {
            return made.stream().filter(each -> each.confirmation() != null).findFirst();
        }

        /** What was really changed, in words for the person. */
        String changes() {
            return made.stream()
                    .filter(each -> each.done() && each.effect() != Effect.READ)
                    .map(Made::text)
                    .distinct()
                    .collect(Collectors.joining("\n\n"));
        }
    }

    List<ToolDefinition> offered(Asker asker, List<String> chosen) {
        return hands.tools(asker, chosen).stream()
                .map(tool -> new ToolDefinition(tool.name(), tool.description(), ToolSchema.of(tool)))
                .toList();
    }

    /**
     * @param model asks the model once, and writes that down
     * @param diary is told what was called
     */
    Outcome run(
            Turn turn,
            Asker asker,
            List<String> chosen,
            ChatRequest request,
            List<ToolDefinition> tools,
            Function<ChatRequest, ChatReply> model,
            Diary diary) {
        long end = System.nanoTime() + TIME_MAX.toNanos();
        List<ToolRound> rounds = new ArrayList<>();
        List<Made> made = new ArrayList<>();
        int tokens = 0;
        while (true) {
            ChatReply reply = model.apply(request.with(tools, rounds));
            tokens += reply.usage().inputTokens() + reply.usage().outputTokens();
            if (reply.calls().isEmpty()) {
                return new Outcome(reply, made, false);
            }
            boolean spent = rounds.size() == ROUNDS_MAX
                    || tokens > TOKENS_MAX
                    || System.nanoTime() > end
                    || Thread.currentThread().isInterrupted();
            if (spent || turn.around().overtaken().getAsBoolean()) {
                return new Outcome(reply, made, true);
            }
            List<@Nullable Made> results = round(turn, asker, chosen, reply.calls(), made.size());
            List<Made> done = results.stream()
                    .<Made>mapMulti((each, next) -> {
                        if (each != null) {
                            next.accept(each);
                        }
                    })
                    .toList();
            made.addAll(done);
            diary.called(done);
            if (made.stream().anyMatch(each -> each.confirmation() != null)) {
                return new Outcome(reply, made, true);
            }
            List<String> told = new ArrayList<>();
            results.forEach(each -> told.add(told(each)));
            rounds.add(new ToolRound(reply, told));
        }
    }

    private static String told(@Nullable Made made) {
        return made == null ? NOT_DONE.formatted("too many calls, or one before it waits for the person") : made.json();
    }

    /** Null for a call that was not made. */
    private List<@Nullable Made> round(Turn turn, Asker asker, List<String> chosen, List<ToolCall> calls, int before) {
        Map<String, Effect> effects =
                hands.tools(asker, chosen).stream().collect(Collectors.toMap(Tool::name, Tool::effect));
        List<CompletableFuture<@Nullable Made>> running = new ArrayList<>();
        boolean asking = false;
        for (int i = 0; i < calls.size(); i++) {
            ToolCall call = calls.get(i);
            if (asking || before + i >= CALLS_MAX) {
                running.add(CompletableFuture.completedFuture(null));
                continue;
            }
            Errand errand = new Errand(
                    turn.around().turn(),
                    before + i,
                    asker.isGuest() ? asker : Askers.now(turn, asker),
                    turn.around().holder(),
                    chosen,
                    call.name(),
                    call.arguments(),
                    null);
            if (effects.get(call.name()) == Effect.READ) {
                running.add(CompletableFuture.supplyAsync(() -> hands.call(errand), threads));
            } else {
                Made made = hands.call(errand);
                asking = made.confirmation() != null;
                running.add(CompletableFuture.completedFuture(made));
            }
        }
        List<@Nullable Made> results = new ArrayList<>();
        running.forEach(each -> results.add(each.join()));
        return results;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
