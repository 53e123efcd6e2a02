package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no messenger and no reader needs is taken as the text that it is. */
class MarkupTests {

    private static final int DEPTH_MAX = 20;

    @ParameterizedTest
    @ValueSource(strings = {">", "> ", "> > - "})
    void whatIsNestedTooDeeplyIsText(String mark) {
        String text = mark.repeat(30_000) + "x";
        String plain = MarkdownSpans.of(text).plain();
        assertThat(plain).endsWith("x");
        assertThat(Math.abs(text.length() - plain.length())).isBetween(1, DEPTH_MAX * mark.length());
    }
}
