package dev.frontdesk.connectors.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words of a page as a reader sees them. What is hidden from people is hidden from the assistant too. */
final class HtmlText {

    private static final Set<String> NO_WORDS =
            Set.of("script", "style", "head", "template", "object", "noscript", "title");
    private static final Set<String> QUOTES = Set.of(
            "gmail_quote",
            "gmail_quote_container",
            "gmail_attr",
            "gmail_signature",
            "gmail_signature_prefix",
            "yahoo_quoted",
            "moz-cite-prefix",
            "moz-signature",
            "protonmail_quote");

    /** Outlook marks where the old mail begins; all that follows is old. */
    private static final Set<String> OLD_MAIL = Set.of("appendonsend", "divRplyFwdMsg");

    private static final Pattern HIDDEN = Pattern.compile(
            "display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(px|pt|em|%)?\\s*(;|!|$)"
                    + "|opacity\\s*:\\s*0(\\.0+)?\\s*(;|!|$)|max-height\\s*:\\s*0(px)?\\s*(;|!|$)|mso-hide\\s*:\\s*all",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WHITE =
            Pattern.compile("(^|[;\\s])color\\s*:\\s*(#fff(fff)?|white)\\s*(;|!|$)", Pattern.CASE_INSENSITIVE);
    private static final int LINK_MAX = 300;
    private static final int STYLE_MAX = 2_000;

    private HtmlText() {}

    /** @param whole keep quotes and signatures; they are kept too where there is nothing else */
    static String of(String html, boolean whole) {
        Document page = Jsoup.parse(html);
        String text = words(page, whole);
        return text.isEmpty() && !whole ? words(page, true) : text;
    }

    /** Skips instead of removing: a page may have so many of anything that removing takes for ever. */
    private static String words(Document page, boolean whole) {
        StringBuilder text = new StringBuilder();
        page.body().filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    append(text, words);
                } else if (node instanceof Element element) {
                    if (!whole && OLD_MAIL.contains(element.id())) {
                        return FilterResult.STOP;
                    }
                    if (isHidden(element) || (!whole && isQuote(element))) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    open(text, element);
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element) {
                    close(text, element);
                }
                return FilterResult.CONTINUE;
            }
        });
        return text.toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static boolean isHidden(Element element) {
        String style = element.attr("style");
        return NO_WORDS.contains(element.normalName())
                || element.hasAttr("hidden")
                || style.length() > STYLE_MAX
                || HIDDEN.matcher(style).find()
                || (WHITE.matcher(style).find()
                        && !style.toLowerCase(Locale.ROOT).contains("background"));
    }

    private static boolean isQuote(Element element) {
        return (element.normalName().equals("blockquote")
                        && element.attr("type").equalsIgnoreCase("cite"))
                || element.classNames().stream().anyMatch(QUOTES::contains);
    }

    private static void append(StringBuilder text, TextNode words) {
        boolean asIs = words.parent() != null && words.parent().closest("pre") != null;
        String said = asIs ? words.getWholeText() : words.text();
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart && !asIs ? said.stripLeading() : said);
    }

    private static void open(StringBuilder text, Element element) {
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "li" -> line(text).append("- ");
            case "td", "th" -> {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                    text.append(' ');
                }
            }
            default -> {
                if (element.isBlock()) {
                    line(text);
                }
            }
        }
    }

    private static void close(StringBuilder text, Element element) {
        String link = element.normalName().equals("a") ? element.attr("href") : "";
        if (link.length() <= LINK_MAX && link.matches("(?i)https?://.+") && !text.isEmpty() && !ends(text, link)) {
            text.append(" (").append(link).append(')');
        }
        if (element.normalName().equals("p")) {
            line(text).append('\n');
        } else if (element.isBlock()) {
            line(text);
        }
    }

    /** Whether the link's own words say where it leads. */
    private static boolean ends(StringBuilder text, String link) {
        int from = Math.max(0, text.length() - link.length());
        String words = text.substring(from).replaceFirst("(?s).*\\s", "");
        return !words.isEmpty() && link.contains(words) && words.contains(".");
    }

    private static StringBuilder line(StringBuilder text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? text : text.append('\n');
    }
}
