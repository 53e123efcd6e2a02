package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MarkdownSpansTests {

    @Property(tries = 3_000)
    void whatNeedsNoParserReadsAsIfItHadBeenParsed(@ForAll("replies") String markdown) {
        Spans read = MarkdownSpans.of(markdown);
        Spans parsed = MarkdownSpans.parsed(markdown);

        assertThat(read.plain()).isEqualTo(parsed.plain());
        assertThat(read.render(0, read.length(), new Marks()))
                .isEqualTo(parsed.render(0, parsed.length(), new Marks()));
    }

    /** Shows every mark. */
    private static final class Marks implements Dialect {
        @Override
        public String escape(String text) {
            return text;
        }

        @Override
        public String open(Mark mark, String info) {
            return "{" + mark + info + ":";
        }

        @Override
        public String close(Mark mark, String info) {
            return "}";
        }

        @Override
        public String openLink(String url) {
            return "{" + url + ":";
        }

        @Override
        public String closeLink(String url) {
            return "}";
        }
    }

    @Provide
    Arbitrary<String> replies() {
        Arbitrary<String> words = Arbitraries.of(
                "Да",
                "we open",
                "9:00",
                "10",
                "1.",
                "2)",
                "-",
                "- ",
                "–",
                "www.shop.example",
                "Www.x.y",
                "http://x.example",
                "a@b.example",
                " ",
                "  ",
                "\n",
                "\t",
                "«роза»",
                "50 %",
                "5 €",
                "(ok)",
                "*so*",
                "_so_",
                "`x`",
                "…",
                "\"q\"",
                "it's",
                "&amp;",
                "=",
                "===",
                "#",
                "|",
                "\\",
                "~~x~~",
                "[x](y)",
                "!",
                "…",
                ".",
                ",",
                "?",
                "/start",
                "😀");
        return words.list()
                .ofMinSize(0)
                .ofMaxSize(6)
                .map(parts -> String.join(" ", parts))
                .flatMap(spaced -> Arbitraries.of(spaced, spaced.replace(" ", ""), spaced.strip()));
    }
}
