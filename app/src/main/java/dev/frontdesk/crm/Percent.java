package dev.frontdesk.crm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Shares in percent, from exact values to one decimal, half up. Of nothing there is no share. */
final class Percent {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    static @Nullable BigDecimal of(long part, long all) {
        return of(BigDecimal.valueOf(part), BigDecimal.valueOf(all));
    }

    static @Nullable BigDecimal of(BigDecimal part, BigDecimal all) {
        return all.signum() == 0 ? null : part.multiply(HUNDRED).divide(all, 1, RoundingMode.HALF_UP);
    }

    /** Null when there was nothing before. */
    static @Nullable BigDecimal change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        return now == null || before == null ? null : of(now.subtract(before), before);
    }
}
