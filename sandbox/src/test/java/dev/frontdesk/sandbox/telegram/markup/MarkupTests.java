package dev.frontdesk.sandbox.telegram.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.sandbox.Json;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "<b>bold</b> plain § bold plain § bold 0 4",
                "<strong>a</strong><em>b</em><ins>c</ins><del>d</del> § abcd § bold 0 1, italic 1 1, underline 2 1,"
                        + " strikethrough 3 1",
                "<B>a</b> § a § bold 0 1",
                "<b>a<i>b</i></b> § ab § bold 0 2, italic 1 1",
                "<i>x</> y § x y § italic 0 1",
                "&lt;b&gt; &amp; &quot; &#33; &#x1F600; &nbsp; § <b> & \" ! 😀 &nbsp; §",
                "😀<b>é</b> § 😀é § bold 2 1",
                "<span class=\"tg-spoiler\">s</span><tg-spoiler>t</tg-spoiler> § st § spoiler 0 2",
                "<a href=\"https://example.org/a?b=1&amp;c=2\">x</a> § x § text_link 0 1 https://example.org/a?b=1&c=2",
                "<a href='example.org'>x</a> § x § text_link 0 1 http://example.org/",
                "<a href=\"http://localhost/\">x</a> § x §",
                "<a href=\"tg://user?id=42\">x</a> § x § text_mention 0 1 42",
                "<pre><code class=\"language-java\">int x;</code></pre> § int x; § pre 0 6 java",
                "<pre>a <b>b</b></pre> § a b § pre 0 3",
                "<b>a <code>b</code> c</b> § a b c § bold 0 2, code 2 1, bold 3 2",
                "<blockquote expandable>q</blockquote> § q § expandable_blockquote 0 1",
                "<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji> § 👍 § custom_emoji 0 2 5368324170671202286",
                "<b></b>x § x §",
                "  <b>x</b>   § x § bold 0 1",
                "<b>a</b><b>b</b> § ab § bold 0 2",
                "привет <x>y</x> § Unsupported start tag \"x\" at byte offset 13 §",
                "a < b § Unsupported start tag \"\" at byte offset 2 §",
                "a <b § Unclosed start tag at byte offset 2 §",
                "<a href=\"x § Unclosed start tag at byte offset 0 §",
                "x</b> § Unexpected end tag at byte offset 1 §",
                "<b>x</b § Unclosed end tag at byte offset 4 §",
                "<i>x</em> § Unmatched end tag at byte offset 4, expected \"</i>\", found \"</em>\" §",
                "<b><i>x</b></i> § Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\" §",
                "<b>x § Can't find end tag corresponding to start tag \"b\" §",
                "<span class=\"big\">x</span> § Tag \"span\" must have class \"tg-spoiler\" at byte offset 0 §",
                "<a href=é>x</a> § Unexpected end of name token at byte offset 8 §",
            })
    void parsesHtml(String source, String text, String entities) {
        assertThat(outcome(source, "hTmL")).isEqualTo(expected(text, entities));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "*b* _i_ __u__ ~s~ ||p|| `c` § b i u s p c § bold 0 1, italic 2 1, underline 4 1, strikethrough 6 1,"
                        + " spoiler 8 1, code 10 1",
                "*a _b_* § a b § bold 0 3, italic 2 1",
                "_a__b__ c_ § ab c § italic 0 4, underline 1 1",
                "\\*x\\* \\. \\! § *x* . ! §",
                "`a.b!` § a.b! § code 0 4",
                "`a\\`b` § a`b § code 0 3",
                "[t](https://example.org/a\\)b) § t § text_link 0 1 https://example.org/a)b",
                "[t](tg://user?id=7) § t § text_mention 0 1 7",
                "![👍](tg://emoji?id=5) § 👍 § custom_emoji 0 2 5",
                "😀*x* § 😀x § bold 2 1",
                "a. § Character '.' is reserved and must be escaped with the preceding '\\' §",
                "a | b § Character '|' is reserved and must be escaped with the preceding '\\' §",
                "wow! § Character '!' is reserved and must be escaped with the preceding '\\' §",
                "a > b § Character '>' is reserved and must be escaped with the preceding '\\' §",
                "й*x § Can't find end of Bold entity at byte offset 2 §",
                "_x § Can't find end of Italic entity at byte offset 0 §",
                "__x_ § Can't find end of Italic entity at byte offset 3 §",
                "~x § Can't find end of Strikethrough entity at byte offset 0 §",
                "||x § Can't find end of Spoiler entity at byte offset 0 §",
                "`x § Can't find end of Code entity at byte offset 0 §",
                "[t](http://x.y § Can't find end of a URL at byte offset 4 §",
                ">q § q § blockquote 0 1",
                ">q|| § q § expandable_blockquote 0 1",
            })
    void parsesMarkdownV2(String source, String text, String entities) {
        assertThat(outcome(source, "MarkdownV2")).isEqualTo(expected(text, entities));
    }

    @Test
    void parsesFencesAndQuotationsOverSeveralLines() {
        assertThat(outcome("```java\nint a = 1;\n```", "MarkdownV2")).isEqualTo("int a = 1;|pre 0 10 java");
        assertThat(outcome("```\nx.y\n```", "MarkdownV2")).isEqualTo("x.y|pre 0 3");
        assertThat(outcome(">a\n>b\nc", "MarkdownV2")).isEqualTo("a\nb\nc|blockquote 0 3");
        assertThat(outcome("```x", "MarkdownV2")).isEqualTo("Can't find end of Pre entity at byte offset 0");
        assertThat(outcome("```go\nx", "MarkdownV2")).isEqualTo("Can't find end of PreCode entity at byte offset 0");
        assertThat(outcome(">*a\nb*", "MarkdownV2")).isEqualTo("Can't find end of Bold entity at byte offset 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "*b* _i_ `c` [t](http://example.org/) § b i c t § bold 0 1, italic 2 1, code 4 1, text_link 6 1"
                        + " http://example.org/",
                "2*3 § Can't find end of the entity starting at byte offset 1 §",
                "é_x § Can't find end of the entity starting at byte offset 2 §",
                "\\_x\\_ a.b! § _x_ a.b! §",
                "*a _b* § a _b § bold 0 4",
            })
    void parsesLegacyMarkdown(String source, String text, String entities) {
        assertThat(outcome(source, "Markdown")).isEqualTo(expected(text, entities));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "/start ref § bot_command 0 6",
                "/help@shop_demo_bot now § bot_command 0 19",
                "mail anna@example.org or @anna_k #news § email 5 16, mention 25 7, hashtag 33 5",
                "see https://example.org/a, please § url 4 21",
                "1/2 a/b §",
            })
    void findsWhatNobodyMarked(String source, String entities) {
        assertThat(outcome(source, "none")).isEqualTo(expected(source, entities));
    }

    @Test
    void takesListedEntitiesAndRefusesImpossibleOnes() throws MarkupException {
        assertThat(listed("😀 x", "[{\"type\":\"bold\",\"offset\":0,\"length\":2}]"))
                .isEqualTo("😀 x|bold 0 2");
        assertThat(listed("  x y ", "[{\"type\":\"bold\",\"offset\":4,\"length\":2}]"))
                .isEqualTo("x y|bold 2 1");
        assertThatThrownBy(() -> listed("😀", "[{\"type\":\"bold\",\"offset\":1,\"length\":1}]"))
                .hasMessage("Entity begins in a middle of a UTF-16 symbol at byte offset 2");
        assertThatThrownBy(() -> listed("x", "[{\"type\":\"bold\",\"offset\":0,\"length\":9}]"))
                .hasMessageStartingWith("Entity ends after the end of the text");
        assertThatThrownBy(() -> listed("x", "[{\"type\":\"huge\",\"offset\":0,\"length\":1}]"))
                .hasMessage("Unsupported type specified");
    }

    @Test
    void keepsOneHundredEntities() throws MarkupException {
        FormattedText parsed = Markup.parse("<b>x</b> ".repeat(130), "HTML");
        assertThat(parsed.entities()).hasSize(100);
    }

    @Test
    void refusesUnknownModes() {
        assertThatThrownBy(() -> Markup.parse("x", "rtf")).hasMessage("unsupported parse_mode");
    }

    private static String listed(String text, String entities) throws MarkupException {
        return shown(Markup.listed(text, Json.MAPPER.readTree(entities)));
    }

    private static String outcome(String source, String mode) {
        try {
            return shown(Markup.parse(source, mode));
        } catch (MarkupException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String shown(FormattedText parsed) {
        return parsed.text() + "|"
                + parsed.entities().stream()
                        .map(entity -> (entity.type().wireName() + " " + entity.offset() + " " + entity.length() + " "
                                        + entity.argument())
                                .strip())
                        .collect(Collectors.joining(", "));
    }

    @SuppressWarnings("NullAway") // an empty column arrives as null
    private static String expected(String text, String entities) {
        boolean error = entities == null && text.matches(".*(byte offset \\d+.*|must be escaped.*|corresponding to.*)");
        return error ? text : text + "|" + (entities == null ? "" : entities);
    }
}
