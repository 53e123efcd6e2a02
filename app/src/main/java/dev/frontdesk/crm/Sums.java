package dev.frontdesk.crm;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Money of several currencies, which is never added up over them. */
public record Sums(SortedMap<String, BigDecimal> of) {

    static final Sums NONE = new Sums(Collections.emptySortedMap());

    public Sums {
        of = Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    static Sums of(String currency, BigDecimal amount) {
        return amount.signum() == 0 ? NONE : new Sums(new TreeMap<>(Map.of(currency, amount)));
    }

    Sums plus(Sums more) {
        SortedMap<String, BigDecimal> sum = new TreeMap<>(of);
        more.of.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
        return new Sums(sum);
    }

    Sums minus(Sums less) {
        SortedMap<String, BigDecimal> sum = new TreeMap<>(of);
        less.of.forEach((currency, amount) -> sum.merge(currency, amount.negate(), BigDecimal::add));
        return new Sums(sum);
    }

    BigDecimal get(String currency) {
        return of.getOrDefault(currency, BigDecimal.ZERO);
    }
}
