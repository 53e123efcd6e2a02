package dev.frontdesk.bench.report;

import dev.frontdesk.bench.report.Figure.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Collects the figures of a run and says each aloud as it comes. */
public final class Report {

    private final List<Figure> figures = new ArrayList<>();
    private String section = "";

    /** Figures from now on belong to this section. */
    public void begin(String name) {
        section = name;
        progress(name);
    }

    /** What is being done, for whoever watches. */
    public void progress(String what) {
        System.err.println("… " + what);
    }

    public void info(String name, String measured, String ratio) {
        add(new Figure(section, name, measured, "", ratio, Verdict.NO_TARGET));
    }

    public void atLeast(String name, double measured, double target, String unit, String ratio) {
        judged(name, Number.with(measured, unit), "≥ " + Number.with(target, unit), ratio, measured >= target);
    }

    public void atMost(String name, double measured, double target, String unit, String ratio) {
        judged(name, Number.with(measured, unit), "≤ " + Number.with(target, unit), ratio, measured <= target);
    }

    public void judged(String name, String measured, String target, String ratio, boolean reached) {
        add(new Figure(section, name, measured, target, ratio, reached ? Verdict.PASS : Verdict.MISS));
    }

    /** A section that broke off misses, whatever it was to show. */
    public void broken(String why) {
        add(new Figure(section, "broke off", why.lines().findFirst().orElse(""), "", "", Verdict.MISS));
    }

    private void add(Figure figure) {
        figures.add(figure);
        progress("  " + figure.name() + ": " + figure.measured()
                + (figure.verdict() == Verdict.MISS ? "  MISS, wanted " + figure.target() : ""));
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public long misses() {
        return figures.stream()
                .filter(figure -> figure.verdict() == Verdict.MISS)
                .count();
    }
}
