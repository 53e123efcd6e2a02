package dev.frontdesk.bench.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionsTests {

    @Test
    void readsQuotedCells() {
        assertThat(Questions.cells("en,\"how much, \"\"exactly\"\"?\",stem-prices.csv,\"2,900 €\","))
                .containsExactly("en", "how much, \"exactly\"?", "stem-prices.csv", "2,900 €", "");
    }
}
