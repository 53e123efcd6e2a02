package dev.frontdesk.bench.section;

/** Measures one group of figures with programs of its own, and leaves none running. */
@FunctionalInterface
public interface Section {

    void run(Run run);
}
