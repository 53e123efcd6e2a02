package dev.frontdesk.crm;

import dev.frontdesk.tool.Outcome.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Finds customers who may be the person that a lead is: of the same address or phone, or of the same name where their
 * addresses do not say otherwise. Runs inside a transaction of {@code Tenancy}.
 */
@Component
class Alike {

    private static final int LOOKED_AT = 20;
    private static final int MOST = 4;

    private final Records records;

    Alike(Records records) {
        this.records = records;
    }

    List<Candidate> customers(Who who, Entry lead) {
        Map<Long, Entry> found = new LinkedHashMap<>();
        lead.text("email").ifPresent(email -> look(who, email, each -> same(each, "email", email), found));
        lead.text("phone").ifPresent(phone -> look(who, phone, each -> samePhone(each, phone), found));
        look(who, lead.name(), each -> same(each, "name", lead.name()) && !differs(each, lead), found);
        return found.values().stream()
                .limit(MOST)
                .map(each -> new Candidate(String.valueOf(each.id()), described(each)))
                .toList();
    }

    private void look(Who who, String query, Predicate<Entry> fitting, Map<Long, Entry> found) {
        records.list(who, Entity.CUSTOMER, Map.of(), query, LOOKED_AT, null).items().stream()
                .filter(fitting)
                .forEach(each -> found.putIfAbsent(each.id(), each));
    }

    private static boolean same(Entry customer, String name, String text) {
        return customer.text(name)
                .filter(each -> SearchWords.plain(each).equals(SearchWords.plain(text)))
                .isPresent();
    }

    private static boolean samePhone(Entry customer, String phone) {
        return customer.text("phone")
                .filter(each -> each.replaceAll("\\D", "").equals(phone.replaceAll("\\D", "")))
                .isPresent();
    }

    private static boolean differs(Entry customer, Entry lead) {
        Optional<String> theirs = customer.text("email");
        Optional<String> ours = lead.text("email");
        return theirs.isPresent() && ours.isPresent();
    }

    private static String described(Entry customer) {
        List<String> parts = new ArrayList<>(List.of(customer.name()));
        customer.text("email").ifPresent(parts::add);
        customer.text("phone").ifPresent(parts::add);
        return String.join(" · ", parts);
    }
}
