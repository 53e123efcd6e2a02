package dev.frontdesk.assistant;

import dev.frontdesk.assistant.Budget.Period;
import dev.frontdesk.assistant.Budget.Scope;
import dev.frontdesk.assistant.Budget.Used;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Budgets as vendors see and set them. */
@Component
class BudgetList {

    /** What a whole organization, and each person, has in place of an id. */
    static final String ALL = "all";

    private static final long TOKENS_MAX = 1_000_000_000_000L;

    /**
     * @param scope organization, project or person
     * @param id of the project, account or contact; null: the organization, or each person who has none of their own
     * @param name of the project; else null
     * @param period day or month, in UTC
     * @param used tokens since the period began; 0 for each person
     * @param percent of the budget, may be above 100
     */
    record BudgetView(
            String scope,
            @Nullable UUID id,
            @Nullable String name,
            String period,
            long tokens,
            long used,
            long percent) {

        /** As it stands in addresses. */
        public String address() {
            return scope + "/" + (id == null ? ALL : id) + "/" + period;
        }
    }

    /** @param usedToday by the whole organization, in tokens */
    record Listed(List<BudgetView> items, long usedToday, long usedThisMonth) {

        Listed {
            items = List.copyOf(items);
        }
    }

    private final Budgets budgets;
    private final Projects projects;

    BudgetList(Budgets budgets, Projects projects) {
        this.budgets = budgets;
        this.projects = projects;
    }

    Listed list(Caller caller) {
        caller.requireAdminister();
        return new Listed(
                budgets.used(caller.organization()).stream()
                        .map(each -> view(caller, each))
                        .toList(),
                budgets.used(caller.organization(), Period.DAY),
                budgets.used(caller.organization(), Period.MONTH));
    }

    BudgetView view(Caller caller, Used used) {
        Budget budget = used.budget();
        boolean all = budget.id().equals(caller.organization().value());
        return new BudgetView(
                budget.scope().word(),
                all ? null : budget.id(),
                budget.scope() == Scope.PROJECT
                        ? projects.find(caller.organization(), new ProjectId(budget.id()))
                                .map(Project::name)
                                .orElse(null)
                        : null,
                budget.period().word(),
                budget.tokens(),
                used.tokens(),
                used.share());
    }

    BudgetView set(Caller caller, String scope, String id, String period, @Nullable Long tokens) {
        caller.requireAdminister();
        List<Problem.Field> problems = new ArrayList<>();
        Scope whose = read(problems, "scope", () -> Scope.of(scope));
        Period during = read(problems, "period", () -> Period.of(period));
        UUID which = whose == null ? null : read(problems, "id", () -> id(caller, whose, id));
        if (tokens == null || tokens < 1 || tokens > TOKENS_MAX) {
            problems.add(new Problem.Field("tokens", Words.here().say("assistant.budget.invalid.tokens", TOKENS_MAX)));
        }
        if (whose == null || during == null || which == null || tokens == null || !problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        budgets.set(caller.organization(), caller.actor(), new Budget(whose, which, during, tokens));
        return list(caller).items().stream()
                .filter(each -> each.address().equals(scope + "/" + id + "/" + period))
                .findFirst()
                .orElseThrow();
    }

    void remove(Caller caller, String scope, String id, String period) {
        caller.requireAdminister();
        boolean removed;
        try {
            Scope whose = Scope.of(scope);
            removed = budgets.remove(
                    caller.organization(), caller.actor(), whose, id(caller, whose, id), Period.of(period));
        } catch (IllegalArgumentException unknown) {
            removed = false;
        }
        if (!removed) {
            throw new Problem.Missing("budget", scope + "/" + id + "/" + period);
        }
    }

    /** @throws IllegalArgumentException when it can be nobody's */
    private UUID id(Caller caller, Scope scope, String id) {
        if (scope == Scope.ORGANIZATION || (scope == Scope.PERSON && id.equals(ALL))) {
            if (!id.equals(ALL)) {
                throw new IllegalArgumentException(id);
            }
            return caller.organization().value();
        }
        UUID given = UUID.fromString(id);
        if (scope == Scope.PROJECT
                && projects.find(caller.organization(), new ProjectId(given)).isEmpty()) {
            throw new Problem.Missing("project", id);
        }
        return given;
    }

    private static <T> @Nullable T read(List<Problem.Field> problems, String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException unknown) {
            problems.add(new Problem.Field(field, Words.here().say("assistant.budget.invalid." + field)));
            return null;
        }
    }
}
