package dev.frontdesk.evaluate;

import dev.frontdesk.evaluate.Run.Result;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questions, runs and the rule of a project. */
@RestController
@RequestMapping("/api/v1/projects/{project}/evaluation")
class EvaluationApi {

    record QuestionViews(List<Question> items, @Nullable String nextCursor) {}

    record RunViews(List<Run> items, @Nullable String nextCursor) {}

    record ResultViews(List<Result> items, @Nullable String nextCursor) {}

    /**
     * Where a question comes from: either something unanswered, or a message of a conversation.
     *
     * @param openQuestion as {@code open-questions} lists it
     */
    record Origin(
            @Nullable UUID openQuestion,
            @Nullable UUID conversation,
            @Nullable UUID message) {}

    /**
     * @param kind {@code questions} (as when null), or {@code conversations} to compare two versions
     * @param version {@code draft}, {@code published} or a number; null: the draft, of a comparison what is published
     * @param otherVersion what to compare with; null: the draft
     * @param conversations how many of the newest, at most 50; null: 10
     */
    record Wanted(
            @Nullable String kind,
            @Nullable String version,
            @Nullable String otherVersion,
            @Nullable Integer conversations) {}

    /** @param passRateMin per cent of the questions that must pass before a version is published; null: any */
    record Rule(@Nullable Integer passRateMin) {}

    private final Questions questions;
    private final Runs runs;
    private final Rules rules;

    EvaluationApi(Questions questions, Runs runs, Rules rules) {
        this.questions = questions;
        this.runs = runs;
        this.rules = rules;
    }

    @Operation(summary = "List the questions an assistant is judged by")
    @GetMapping("/questions")
    QuestionViews questions(Caller caller, @PathVariable UUID project) {
        return new QuestionViews(questions.list(caller, new ProjectId(project)), null);
    }

    @Operation(summary = "Add a question with what is expected of its answer")
    @PostMapping("/questions")
    @ResponseStatus(HttpStatus.CREATED)
    Question add(Caller caller, @PathVariable UUID project, @RequestBody QuestionBody body) {
        return questions.add(caller, new ProjectId(project), body);
    }

    @Operation(summary = "Take over a question that a customer asked")
    @PostMapping("/questions/imports")
    @ResponseStatus(HttpStatus.CREATED)
    Question take(Caller caller, @PathVariable UUID project, @RequestBody Origin origin) {
        ProjectId id = new ProjectId(project);
        if (origin.openQuestion() != null) {
            return questions.takeOpen(caller, id, origin.openQuestion());
        }
        if (origin.conversation() == null || origin.message() == null) {
            throw new Problem.Invalid("openQuestion", "Name an open question, or a conversation and a message.");
        }
        return questions.takeMessage(caller, id, origin.conversation(), origin.message());
    }

    @Operation(summary = "Change what is given of a question; the rest stays")
    @PatchMapping("/questions/{question}")
    Question change(
            Caller caller, @PathVariable UUID project, @PathVariable UUID question, @RequestBody QuestionBody body) {
        return questions.change(caller, new ProjectId(project), question, body);
    }

    @Operation(summary = "Remove a question")
    @DeleteMapping("/questions/{question}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID project, @PathVariable UUID question) {
        questions.delete(caller, new ProjectId(project), question);
    }

    @Operation(summary = "List the newest runs")
    @GetMapping("/runs")
    RunViews runs(Caller caller, @PathVariable UUID project) {
        return new RunViews(runs.list(caller, new ProjectId(project)), null);
    }

    /** Nothing is sent or changed; the model is really asked. */
    @Operation(summary = "Start a run in the background")
    @PostMapping("/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Run start(Caller caller, @PathVariable UUID project, @RequestBody Wanted wanted) {
        ProjectId id = new ProjectId(project);
        String kind = wanted.kind() == null ? "questions" : wanted.kind();
        return switch (kind) {
            case "questions" -> runs.ask(caller, id, wanted.version());
            case "conversations" ->
                runs.compare(
                        caller,
                        id,
                        wanted.version(),
                        wanted.otherVersion(),
                        wanted.conversations() == null ? 10 : wanted.conversations());
            default -> throw new Problem.Invalid("kind", "Must be questions or conversations.");
        };
    }

    @Operation(summary = "Show how a run goes")
    @GetMapping("/runs/{run}")
    Run run(Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        return runs.find(caller, new ProjectId(project), run);
    }

    @Operation(summary = "List what was answered in a run, and why it does not pass")
    @GetMapping("/runs/{run}/results")
    ResultViews results(Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        return new ResultViews(runs.results(caller, new ProjectId(project), run), null);
    }

    @Operation(summary = "Export the results of a run as CSV")
    @GetMapping(path = "/runs/{run}/export", produces = "text/csv")
    ResponseEntity<String> export(Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        return ResultCsv.file(runs.results(caller, new ProjectId(project), run));
    }

    @Operation(summary = "Cancel a run; what was answered stays")
    @PostMapping("/runs/{run}/cancellation")
    Run cancel(Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        return runs.cancel(caller, new ProjectId(project), run);
    }

    @Operation(summary = "Remove a run with its results")
    @DeleteMapping("/runs/{run}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        runs.delete(caller, new ProjectId(project), run);
    }

    @Operation(summary = "Show what must pass before a version is published")
    @GetMapping("/rule")
    Rule rule(Caller caller, @PathVariable UUID project) {
        return new Rule(rules.passRate(caller, new ProjectId(project)).orElse(null));
    }

    @Operation(summary = "Set what must pass before a version is published")
    @PutMapping("/rule")
    Rule put(Caller caller, @PathVariable UUID project, @RequestBody Rule rule) {
        rules.put(caller, new ProjectId(project), rule.passRateMin());
        return rule;
    }
}
