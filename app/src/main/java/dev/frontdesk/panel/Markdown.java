package dev.frontdesk.panel;

import gg.jte.Content;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Shows what assistants and colleagues wrote. HTML in it is text, and links lead nowhere dangerous. */
public final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(StrikethroughExtension.create(), TablesExtension.create(), AutolinkExtension.create());

    /** Deeper nesting stays text. */
    private static final int DEPTH_MAX = 20;

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEPTH_MAX)
            .maxInlineNesting(DEPTH_MAX)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                attributes.remove("align");
                if (tag.equals("a")) {
                    attributes.put("target", "_blank");
                    attributes.put("rel", "noopener noreferrer nofollow");
                }
            })
            .build();

    private Markdown() {}

    /** For a template: {@code ${Markdown.of(text)}}. */
    public static Content of(String markdown) {
        String html = RENDERER.render(PARSER.parse(markdown));
        return output -> output.writeContent(html);
    }
}
