package dev.frontdesk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTests {

    private final Report report = new Report();

    @Test
    void saysWhatIsMissed() {
        report.begin("intake");
        report.atLeast("requests", 5_900, 6_000, "/s", "59 % of plain");
        report.atMost("lost", 0, 0, "", "");
        String table = Table.of(report.figures());
        assertThat(table)
                .containsPattern("intake +requests +5,900 /s +≥ 6,000 /s +59 % of plain +MISS")
                .containsPattern("lost +0 +≤ 0 +pass")
                .endsWith("1 of 2 targets are MISSED: intake: requests.\n");
    }

    @Test
    void judgesNothingWithoutTarget() {
        report.begin("machine");
        report.info("plain", "12,000 /s", "");
        assertThat(Table.of(report.figures())).endsWith("All 0 targets are reached.\n");
    }

    @Test
    void countsABrokenSectionAsMissed() {
        report.begin("search");
        report.broken("No answer\nat all");
        assertThat(Table.of(report.figures())).contains("MISSED: search: broke off.");
    }
}
