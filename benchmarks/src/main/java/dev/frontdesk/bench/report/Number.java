package dev.frontdesk.bench.report;

import java.util.Locale;

/** Numbers as people read them: three digits that count, thousands apart. */
public final class Number {

    private Number() {}

    public static String of(double value) {
        double size = Math.abs(value);
        String form = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%,.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    public static String with(double value, String unit) {
        return unit.isEmpty() ? of(value) : of(value) + " " + unit;
    }

    /** {@code 61 % of plain} */
    public static String share(double part, double whole, String ofWhat) {
        return of(Math.rint(100 * part / whole)) + " % of " + ofWhat;
    }

    /** {@code 2.1 × plain} */
    public static String times(double value, double unit, String what) {
        return of(value / unit) + " × " + what;
    }
}
