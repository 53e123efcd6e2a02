package dev.frontdesk.crm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Lays out bars that lie one under the other, each with its name and its figure above. */
final class Bars {

    /** @param part of the value, drawn over it; equal to it: nothing is drawn over it */
    record Bar(String name, String told, BigDecimal value, BigDecimal part) {

        Bar(String name, String told, BigDecimal value) {
            this(name, told, value, value);
        }
    }

    private static final int STEP = 46;
    private static final int BASELINE = 14;
    private static final int TOP = 21;
    private static final int THICK = 14;
    private static final int NAME_MAX = 26;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Plot.Bar> bars = new ArrayList<>();
    private final List<Plot.Label> labels = new ArrayList<>();

    /** @param full what fills the whole width */
    Bars(List<Bar> drawn, BigDecimal full) {
        int y = 0;
        for (Bar bar : drawn) {
            String hint = bar.name() + ": " + bar.told();
            labels.add(new Plot.Label("0", y + BASELINE, "start", "name", cut(bar.name())));
            labels.add(new Plot.Label("100%", y + BASELINE, "end", "value", bar.told()));
            bars.add(new Plot.Bar("0", y + TOP, "100%", THICK, "ground", hint));
            boolean parted = bar.part().compareTo(bar.value()) != 0;
            add(y, bar.value(), full, parted ? "second" : "main", hint);
            if (parted) {
                add(y, bar.part(), full, "main", hint);
            }
            y += STEP;
        }
    }

    private void add(int y, BigDecimal value, BigDecimal full, String tone, String hint) {
        if (value.signum() > 0) {
            bars.add(new Plot.Bar("0", y + TOP, share(value, full) + "%", THICK, tone, hint));
        }
    }

    /** What is there can be seen, however little. */
    private static String share(BigDecimal value, BigDecimal full) {
        return full.signum() <= 0
                ? "0"
                : value.multiply(HUNDRED)
                        .divide(full, 2, RoundingMode.HALF_UP)
                        .min(HUNDRED)
                        .max(BigDecimal.ONE)
                        .toPlainString();
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= NAME_MAX
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_MAX - 1)) + "…";
    }

    List<Plot.Bar> bars() {
        return bars;
    }

    List<Plot.Label> labels() {
        return labels;
    }

    int height() {
        return labels.size() / 2 * STEP - (STEP - TOP - THICK) + 1;
    }
}
