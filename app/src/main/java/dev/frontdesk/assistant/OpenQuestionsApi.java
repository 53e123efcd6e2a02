package dev.frontdesk.assistant;

import dev.frontdesk.assistant.OpenQuestionList.OpenQuestionView;
import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers of a project asked in vain. */
@RestController
@RequestMapping("/api/v1/projects/{project}/open-questions")
class OpenQuestionsApi {

    private static final String WEEK = "7";
    private static final int DAYS_MAX = 90;

    record Items(List<OpenQuestionView> items) {}

    /** @param question as it shall stand in the knowledge; null: as it was put last */
    record Answer(@Nullable String question, @Nullable String answer) {}

    record Taught(UUID documentId) {}

    private final OpenQuestionList list;

    OpenQuestionsApi(OpenQuestionList list) {
        this.list = list;
    }

    /** The most asked first. */
    @Operation(summary = "List what the assistant could not answer")
    @GetMapping
    Items list(Caller caller, @PathVariable UUID project, @RequestParam(defaultValue = WEEK) int days) {
        return new Items(list.list(caller, project, clamped(days)));
    }

    private static int clamped(int days) {
        return Math.clamp(days, 1, DAYS_MAX);
    }

    /** Adds the answer to the knowledge, which closes the question and those like it. */
    @Operation(summary = "Answer a question; the answer joins the knowledge")
    @PostMapping("/{question}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    Taught answer(Caller caller, @PathVariable UUID project, @PathVariable UUID question, @RequestBody Answer answer) {
        return new Taught(list.answer(caller, project, question, DAYS_MAX, answer.question(), answer.answer()));
    }

    @Operation(summary = "Put a question aside that needs no answer")
    @DeleteMapping("/{question}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(Caller caller, @PathVariable UUID project, @PathVariable UUID question) {
        list.dismiss(caller, project, question, DAYS_MAX);
    }
}
