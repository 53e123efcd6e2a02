package dev.frontdesk.sandbox.max;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.max.Formatted.Effect;
import dev.frontdesk.sandbox.max.Formatted.Mark;
import org.junit.jupiter.api.Test;

class FormatTests {

    @Test
    void readsHtmlAndLeavesOutUnknownTags() {
        Formatted text = HtmlFormat.parse(
                "<b>Bold <i>both</i></b> &lt;x&gt; <blink>plain</blink> <a href=\"https://a.example\">l</a>");
        assertThat(text.text()).isEqualTo("Bold both <x> plain l");
        assertThat(text.marks())
                .containsExactlyInAnyOrder(
                        new Mark(Effect.STRONG, 0, 9, null),
                        new Mark(Effect.EMPHASIZED, 5, 4, null),
                        new Mark(Effect.LINK, 20, 1, "https://a.example"));
    }

    @Test
    void refusesNothingOfHtml() {
        assertThat(HtmlFormat.parse("</b>1 < 2 <b>open").text()).isEqualTo("1 < 2 open");
    }

    @Test
    void readsMarkdown() {
        Formatted text =
                MarkdownFormat.parse("# Head\n**b** *i* ~~s~~ ++u++ ^^m^^ `c` [t](https://a.example)\n> quote");
        assertThat(text.text()).isEqualTo("Head\nb i s u m c t\nquote");
        assertThat(text.marks())
                .extracting(Mark::type)
                .containsExactly(
                        Effect.HEADING,
                        Effect.STRONG,
                        Effect.EMPHASIZED,
                        Effect.STRIKETHROUGH,
                        Effect.UNDERLINE,
                        Effect.HIGHLIGHTED,
                        Effect.MONOSPACED,
                        Effect.LINK,
                        Effect.QUOTE);
    }

    @Test
    void leavesWhatDoesNotClose() {
        assertThat(MarkdownFormat.parse("2 * 3 snake_case_name **open").marks()).isEmpty();
        assertThat(MarkdownFormat.parse("\\*not\\*").text()).isEqualTo("*not*");
    }
}
