package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Outcome.Candidate;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of leads to customers. Steps between are taken on the way and stand in the history; a lead that was given up
 * is contacted again first. A converted lead answers the same however often it is converted.
 */
@Component
class Leads {

    /**
     * @param customer to link: a number, a code or a name; {@code new}; null: a new one, unless there is one like it
     * @param deal null: none
     */
    record Wish(@Nullable String customer, @Nullable NewDeal deal) {}

    /**
     * @param title null: the lead's name
     * @param value null: the lead's estimated value
     * @param pipeline null: the usual one
     */
    record NewDeal(
            @Nullable String title,
            @Nullable BigDecimal value,
            @Nullable Long pipeline) {}

    private static final List<String> WAY = List.of("new", "contacted", "qualified", "converted");
    private static final String NEW = "new";

    private final Records records;
    private final Alike alike;
    private final Pipelines pipelines;
    private final Tenancy tenancy;
    private final Clock clock;

    Leads(Records records, Alike alike, Pipelines pipelines, Tenancy tenancy, Clock clock) {
        this.records = records;
        this.alike = alike;
        this.pipelines = pipelines;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Entry qualify(Who who, String reference) {
        who.require(Entity.LEAD, Action.UPDATE);
        return tenancy.write(who.organization(), () -> {
            Entry lead = records.lock(who, Entity.LEAD, reference, Action.UPDATE);
            return lead.state().equals("qualified") ? lead : walk(who, lead, "qualified");
        });
    }

    private Entry walk(Who who, Entry lead, String to) {
        int at = WAY.indexOf(lead.state());
        int end = WAY.indexOf(to);
        if (at < 0 || at > end) {
            throw Refusal.transition(lead.state(), Transitions.from(Entity.LEAD, lead.state(), who.isVendor()));
        }
        Entry walked = lead;
        for (String step : WAY.subList(at + 1, end + 1)) {
            walked = records.amend(who, walked, Map.of("status", step));
        }
        return walked;
    }

    /** @return the lead, with {@code customer_id} and, if one was made, {@code deal_id} */
    Entry convert(Who who, String reference, Wish wish) {
        who.require(Entity.LEAD, Action.UPDATE);
        return tenancy.write(who.organization(), () -> {
            Entry lead = records.lock(who, Entity.LEAD, reference, Action.UPDATE);
            return lead.state().equals("converted") ? lead : converting(who, lead, wish);
        });
    }

    private Entry converting(Who who, Entry lead, Wish wish) {
        Entry qualified = walk(who, lead, "qualified");
        long customer = customer(who, lead, wish.customer());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("status", "converted");
        values.put("customer_id", customer);
        values.put("converted_at", clock.instant());
        values.put("converted_by", who.id());
        if (wish.deal() != null) {
            values.put("deal_id", deal(who, lead, customer, wish.deal()));
        }
        return records.amend(who, qualified, values);
    }

    private long customer(Who who, Entry lead, @Nullable String wanted) {
        if (wanted != null && !wanted.equalsIgnoreCase(NEW)) {
            return records.id(who, Entity.CUSTOMER, wanted);
        }
        List<Candidate> found = wanted == null ? alike.customers(who, lead) : List.of();
        if (!found.isEmpty()) {
            List<Candidate> candidates = new ArrayList<>(found);
            candidates.add(new Candidate(NEW, lead.name()));
            throw Refusal.ambiguous("customer_id", "crm.refused.alike", candidates);
        }
        who.require(Entity.CUSTOMER, Action.CREATE);
        return records.insert(who, Entity.CUSTOMER, person(lead)).id();
    }

    private Map<String, @Nullable Object> person(Entry lead) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", lead.name());
        lead.text("organization_name").ifPresent(company -> {
            values.put("type", "business");
            values.put("company_name", company);
            values.put("contact_person", lead.name());
        });
        for (String same : List.of("email", "phone", "source", "notes", "tags", "assigned_to")) {
            Object value = lead.values().get(same);
            if (value != null) {
                values.put(same, value);
            }
        }
        values.put("converted_from_lead_id", lead.id());
        values.put("converted_at", clock.instant());
        return values;
    }

    private long deal(Who who, Entry lead, long customer, NewDeal wish) {
        who.require(Entity.DEAL, Action.CREATE);
        Pipeline pipeline = wish.pipeline() == null
                ? pipelines.usual(who.organization())
                : pipelines.get(who.organization(), wish.pipeline());
        Map<String, @Nullable Object> values = new LinkedHashMap<>(Deals.start(pipeline));
        values.put("title", wish.title() == null ? lead.name() : wish.title());
        values.put("value", wish.value() == null ? lead.money("estimated_value") : wish.value());
        values.put("currency", lead.text("currency").orElseThrow());
        values.put("customer_id", customer);
        values.put("lead_id", lead.id());
        values.put("source", lead.text("source").orElse("other"));
        values.put("assigned_to", lead.number("assigned_to"));
        return records.insert(who, Entity.DEAL, values).id();
    }
}
