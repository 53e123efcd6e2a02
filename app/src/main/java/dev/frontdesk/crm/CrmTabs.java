package dev.frontdesk.crm;

import dev.frontdesk.panel.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the CRM that somebody may see. */
public record CrmTabs(List<Tab> items) {

    /** In the order in which they are visited. */
    private static final List<Entity> ORDER = List.of(
            Entity.DEAL,
            Entity.LEAD,
            Entity.CUSTOMER,
            Entity.ORDER,
            Entity.PAYMENT,
            Entity.ISSUE,
            Entity.ACTIVITY,
            Entity.EMPLOYEE);

    private static final String ANALYTICS = "/app/crm/analytics";
    private static final String SETTINGS = "/app/crm/settings";

    public record Tab(String name, String link, boolean here) {}

    public CrmTabs {
        items = List.copyOf(items);
    }

    /** @param here null: the settings */
    static CrmTabs of(Page page, Who who, @Nullable Entity here) {
        return at(page, who, here == null ? SETTINGS : link(here));
    }

    static CrmTabs analytics(Page page, Who who) {
        return at(page, who, ANALYTICS);
    }

    private static CrmTabs at(Page page, Who who, String here) {
        List<Tab> tabs = new ArrayList<>();
        for (Entity entity : ORDER) {
            if (who.scope(entity, Action.READ) != Scope.NONE) {
                tabs.add(new Tab(
                        page.say("crm.page.kind." + entity.word()),
                        link(entity),
                        link(entity).equals(here)));
            }
        }
        if (who.scope(Entity.DEAL, Action.MEASURE) != Scope.NONE) {
            tabs.add(new Tab(page.say("crm.analytics"), ANALYTICS, here.equals(ANALYTICS)));
        }
        if (who.scope(Entity.DEAL, Action.ARRANGE) != Scope.NONE) {
            tabs.add(new Tab(page.say("crm.page.settings"), SETTINGS, here.equals(SETTINGS)));
        }
        return new CrmTabs(tabs);
    }

    static String link(Entity entity) {
        return "/app/crm/" + (entity == Entity.DEAL ? "board" : entity.plural());
    }
}
