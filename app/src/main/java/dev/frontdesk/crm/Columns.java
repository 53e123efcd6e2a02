package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out pairs of columns side by side over time, above a line of zero, with round figures at the lines. */
final class Columns {

    /** @param mark what stands under it */
    record Pair(String mark, BigDecimal main, BigDecimal second, String hint) {}

    private static final int TOP = 18;
    private static final int TALL = 170;
    private static final int FOOT = 24;
    private static final int MARKS_MAX = 6;
    private static final int LEVELS = 2;
    private static final double GAP = 0.28;

    private final List<Plot.Line> lines = new ArrayList<>();
    private final List<Plot.Bar> bars = new ArrayList<>();
    private final List<Plot.Label> labels = new ArrayList<>();
    private final double most;
    private final double least;

    Columns(List<Pair> pairs) {
        this.most = rounded(pairs.stream()
                .mapToDouble(pair -> pair.main().max(pair.second()).doubleValue())
                .max()
                .orElse(0));
        double lowest = pairs.stream()
                .mapToDouble(pair -> pair.main().doubleValue())
                .min()
                .orElse(0);
        this.least = lowest < 0 ? -rounded(-lowest) : 0;
        scale();
        double wide = 100.0 / Math.max(1, pairs.size());
        int every = Math.ceilDiv(Math.max(1, pairs.size()), MARKS_MAX);
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            double left = i * wide + wide * GAP / 2;
            double each = wide * (1 - GAP) / 2;
            add(left, each, pair.second(), "second", pair.hint());
            add(left + each, each, pair.main(), "main", pair.hint());
            if (i % every == 0) {
                labels.add(new Plot.Label(percent(left + each), TOP + TALL + FOOT - 6, "middle", "mark", pair.mark()));
            }
        }
    }

    private void scale() {
        for (int level = 0; level <= LEVELS; level++) {
            double value = most * level / LEVELS;
            lines.add(new Plot.Line(y(value)));
            if (level > 0 && most > 0) {
                labels.add(new Plot.Label("0", y(value) - 4, "start", "mark", brief(value)));
            }
        }
    }

    private void add(double left, double wide, BigDecimal value, String tone, String hint) {
        int from = y(Math.max(0, value.doubleValue()));
        int to = y(Math.min(0, value.doubleValue()));
        if (value.signum() != 0) {
            bars.add(new Plot.Bar(percent(left), from, percent(wide), Math.max(1, to - from), tone, hint));
        }
    }

    private int y(double value) {
        double span = most - least;
        return span == 0 ? TOP + TALL : TOP + (int) Math.round(TALL * (most - value) / span);
    }

    /** The next of 1, 2, 4, 6, 8, 10 with zeros behind, so that its half is short as well. */
    private static double rounded(double value) {
        if (value <= 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (value <= step * unit) {
                return step * unit;
            }
        }
        return 10 * unit;
    }

    private static String brief(double value) {
        Locale locale = Words.here().locale();
        NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format.format(new BigDecimal(value, new MathContext(3)));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    List<Plot.Line> lines() {
        return lines;
    }

    List<Plot.Bar> bars() {
        return bars;
    }

    List<Plot.Label> labels() {
        return labels;
    }

    int height() {
        return TOP + TALL + FOOT;
    }
}
