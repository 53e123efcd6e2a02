package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTests {

    @Test
    void readsAsAPersonDoes() {
        String page =
                "<html><head><title>t</title><style>p{}</style></head><body><h1>Hi</h1><p>one<br>two &amp; three</p>"
                        + "<ul><li>a</li><li>b</li></ul><p>See <a href='https://example.org/x'>here</a></p></body></html>";
        assertThat(HtmlText.of(page, false))
                .isEqualTo("Hi\none\ntwo & three\n\n- a\n- b\nSee here (https://example.org/x)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>evil()</script>",
                "<div style='display:none'>evil</div>",
                "<span style='font-size:0px'>evil</span>",
                "<span style='opacity:0'>evil</span>",
                "<span style='color:#ffffff'>evil</span>",
                "<p hidden>evil</p>",
                "<p style='VISIBILITY: hidden'>evil</p>",
                "<!-- evil -->"
            })
    void doesNotReadWhatIsHidden(String hidden) {
        assertThat(HtmlText.of("<p>good</p>" + hidden, true)).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='gmail_quote'>On Friday wrote: <blockquote>old</blockquote></div>",
                "<blockquote type='cite'>old</blockquote>",
                "<div id='divRplyFwdMsg'>From: x</div><div>old</div>",
                "<div class='gmail_signature'>Anna</div>"
            })
    void leavesOutQuotes(String quote) {
        assertThat(HtmlText.of("<p>new</p>" + quote, false)).isEqualTo("new");
        assertThat(HtmlText.of("<p>new</p>" + quote, true)).contains("new\n");
    }

    @Test
    void survivesDeepPages() {
        assertThat(HtmlText.of("<div>".repeat(100_000) + "deep", false)).isEqualTo("deep");
        assertThat(HtmlText.of("<p hidden>x</p>".repeat(30_000) + "wide", false))
                .isEqualTo("wide");
        assertThat(HtmlText.of("<a href='https://example.org'>".repeat(15_000) + "links", false))
                .startsWith("links");
    }
}
