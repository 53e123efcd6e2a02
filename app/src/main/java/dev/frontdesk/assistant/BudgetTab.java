package dev.frontdesk.assistant;

import dev.frontdesk.panel.Field;
import java.util.List;

/**
 * The settings' tab "Budgets".
 *
 * @param usedToday by the whole organization, in tokens
 */
public record BudgetTab(List<Line> budgets, long usedToday, long usedThisMonth, List<Field> fields) {

    public BudgetTab {
        budgets = List.copyOf(budgets);
        fields = List.copyOf(fields);
    }

    /**
     * @param name whose, in words
     * @param percent used up, may be above 100
     * @param forEach whether each person has it, so that nothing can be said of its use
     * @param address under which it is removed
     */
    public record Line(
            String name, String period, long tokens, long used, long percent, boolean forEach, String address) {

        public String tone() {
            return percent >= 100 ? "bad" : percent >= Budget.WARNING ? "warn" : "good";
        }
    }
}
