package dev.frontdesk.assistant;

import dev.frontdesk.assistant.BudgetList.BudgetView;
import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Budgets of tokens over REST. {@code scope} is {@code organization}, {@code project} or {@code person}; {@code id} the
 * project, account or contact, or {@code all} for the organization and for each person who has none of their own;
 * {@code period} is {@code day} or {@code month}, in UTC.
 */
@RestController
@RequestMapping("/api/v1/budgets")
class BudgetsApi {

    /** @param tokens that models may use up, given and answered */
    record Wanted(@Nullable Long tokens) {}

    private final BudgetList list;

    BudgetsApi(BudgetList list) {
        this.list = list;
    }

    @Operation(summary = "List the budgets of tokens and what is used up")
    @GetMapping
    BudgetList.Listed list(Caller caller) {
        return list.list(caller);
    }

    @Operation(summary = "Set a budget of tokens")
    @PutMapping("/{scope}/{id}/{period}")
    BudgetView set(
            Caller caller,
            @PathVariable String scope,
            @PathVariable String id,
            @PathVariable String period,
            @RequestBody Wanted wanted) {
        return list.set(caller, scope, id, period, wanted.tokens());
    }

    @Operation(summary = "Remove a budget of tokens")
    @DeleteMapping("/{scope}/{id}/{period}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String scope, @PathVariable String id, @PathVariable String period) {
        list.remove(caller, scope, id, period);
    }
}
