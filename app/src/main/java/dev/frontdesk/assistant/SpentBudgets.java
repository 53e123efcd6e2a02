package dev.frontdesk.assistant;

import dev.frontdesk.assistant.BudgetList.BudgetView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Attention;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Room;
import dev.frontdesk.panel.Tone;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings budgets that are spent, or soon will be, to the overview. */
@Component
@Order(3)
class SpentBudgets implements Attention {

    private static final int SHOWN_MAX = 5;

    private final Budgets budgets;
    private final BudgetList list;

    SpentBudgets(Budgets budgets, BudgetList list) {
        this.budgets = budgets;
        this.list = list;
    }

    @Override
    public List<Notice> notices(Caller caller, Phrases words) {
        return !caller.mayAdminister()
                ? List.of()
                : budgets.used(caller.organization()).stream()
                        .filter(each -> each.share() >= Budget.WARNING)
                        .limit(SHOWN_MAX)
                        .map(each -> notice(list.view(caller, each), words))
                        .toList();
    }

    private static Notice notice(BudgetView budget, Phrases words) {
        boolean spent = budget.percent() >= 100;
        String name = budget.name() == null ? words.say("assistant.budget.scope." + budget.scope()) : budget.name();
        String period = words.say("assistant.budget.period." + budget.period());
        return new Notice(
                Room.SETTINGS,
                spent ? Tone.BAD : Tone.WARN,
                words.say("assistant.budget." + (spent ? "gone" : "warning"), name, period, budget.percent()),
                words.say("assistant.budget.cure"),
                "/app/settings/budgets",
                1);
    }
}
