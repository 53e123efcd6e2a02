package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Finder;
import dev.frontdesk.panel.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds records for the command bar. */
@Component
@Order(3)
class CrmFinder implements Finder {

    private static final int EACH_MAX = 3;
    private static final int FOUND_MAX = 5;

    private final Records records;
    private final Visits visits;

    CrmFinder(Records records, Visits visits) {
        this.records = records;
        this.visits = visits;
    }

    @Override
    public List<Found> find(Caller caller, String query, Phrases words) {
        if (SearchWords.asked(query).isEmpty()) {
            return List.of();
        }
        Who who = visits.who(caller);
        List<Found> found = new ArrayList<>();
        for (Entity entity : List.of(Entity.CUSTOMER, Entity.DEAL, Entity.LEAD, Entity.ORDER, Entity.ISSUE)) {
            if (who.scope(entity, Action.READ) != Scope.NONE) {
                records.list(who, entity, Map.of(), query, EACH_MAX, null)
                        .items()
                        .forEach(entry -> found.add(new Found(
                                "crm",
                                entry.name(),
                                words.say("crm.page.one." + entity.word()),
                                "/app/crm/" + entity.plural() + "/" + entry.id())));
            }
        }
        return found.stream().limit(FOUND_MAX).toList();
    }
}
