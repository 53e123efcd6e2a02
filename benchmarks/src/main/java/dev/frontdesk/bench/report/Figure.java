package dev.frontdesk.bench.report;

/**
 * A line of the table.
 *
 * @param target in words, empty where none is promised
 * @param ratio to what the machine can do, empty where there is no such limit
 */
public record Figure(String section, String name, String measured, String target, String ratio, Verdict verdict) {

    public enum Verdict {
        PASS("pass"),
        MISS("MISS"),
        NO_TARGET("");

        final String word;

        Verdict(String word) {
            this.word = word;
        }
    }
}
