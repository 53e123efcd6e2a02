package dev.frontdesk.connector;

import dev.frontdesk.connector.Dialect.Mark;
import dev.frontdesk.connector.Spans.Span;
import dev.frontdesk.connector.Spans.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Reads Markdown into what every messenger can show: text, a few marks, and lists and tables as plain lines. */
final class MarkdownSpans extends AbstractVisitor {

    /** Deeper than anybody writes: what is nested deeper stays text, so that no text costs more than its length. */
    private static final int DEPTH_MAX = 20;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(StrikethroughExtension.create(), TablesExtension.create(), AutolinkExtension.create()))
            .maxOpenBlockParsers(DEPTH_MAX)
            .maxInlineNesting(DEPTH_MAX)
            .build();
    private static final Pattern SAFE_LINK = Pattern.compile("(?i)(https?|mailto|tel):.{1,2000}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_+#-]{1,30}");

    private static final String HARMLESS = " .,;?()%/'\"-–—«»„“”’…№€₴₽";

    private final StringBuilder plain = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private final Set<Mark> open = EnumSet.noneOf(Mark.class);
    private boolean linked;
    private int listDepth;

    private MarkdownSpans() {}

    static Spans of(String markdown) {
        return isPlain(markdown) ? new Spans(markdown, List.of()) : parsed(markdown);
    }

    /** Whether the text is one paragraph in which nothing can have a meaning; most replies are. */
    private static boolean isPlain(String markdown) {
        if (markdown.isEmpty() || !Character.isLetter(markdown.charAt(0))) {
            return false;
        }
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            boolean harmless = Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
            boolean link = c == '.' && markdown.regionMatches(true, i - 3, "www", 0, 3);
            if (!harmless || link) {
                return false;
            }
        }
        return markdown.charAt(markdown.length() - 1) != ' ';
    }

    static Spans parsed(String markdown) {
        MarkdownSpans reader = new MarkdownSpans();
        PARSER.parse(markdown.replace("\u0000", "")).accept(reader);
        return new Spans(reader.plain.toString(), reader.spans);
    }

    @Override
    public void visit(Paragraph paragraph) {
        startBlock(paragraph);
        visitChildren(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        startBlock(heading);
        marked(Mark.BOLD, "", () -> visitChildren(heading));
    }

    @Override
    public void visit(BlockQuote quote) {
        startBlock(quote);
        marked(Mark.QUOTE, "", () -> visitChildren(quote));
    }

    @Override
    public void visit(BulletList list) {
        items(list, item -> "• ");
    }

    @Override
    public void visit(OrderedList list) {
        int[] number = {list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber()};
        items(list, item -> number[0]++ + ". ");
    }

    private interface Bullet {
        String of(Node item);
    }

    private void items(ListBlock list, Bullet bullet) {
        startBlock(list);
        listDepth++;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                newLine();
                plain.append("  ".repeat(listDepth - 1)).append(bullet.of(item));
                visitChildren(item);
            }
        }
        listDepth--;
    }

    @Override
    public void visit(FencedCodeBlock code) {
        startBlock(code);
        String info = code.getInfo() == null ? "" : code.getInfo().strip().split("\\s", 2)[0];
        codeBlock(code.getLiteral(), LANGUAGE.matcher(info).matches() ? info.toLowerCase(Locale.ROOT) : "");
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        startBlock(code);
        codeBlock(code.getLiteral(), "");
    }

    private void codeBlock(String code, String language) {
        marked(Mark.CODE_BLOCK, language, () -> plain.append(code.stripTrailing()));
    }

    @Override
    public void visit(HtmlBlock html) {
        startBlock(html);
        plain.append(html.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        plain.append(html.getLiteral());
    }

    @Override
    public void visit(ThematicBreak line) {
        startBlock(line);
        plain.append("———");
    }

    @Override
    public void visit(Emphasis emphasis) {
        marked(Mark.ITALIC, "", () -> visitChildren(emphasis));
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        marked(Mark.BOLD, "", () -> visitChildren(emphasis));
    }

    @Override
    public void visit(Code code) {
        marked(Mark.CODE, "", () -> plain.append(code.getLiteral()));
    }

    @Override
    public void visit(Link link) {
        linked(link.getDestination(), () -> visitChildren(link));
    }

    @Override
    public void visit(Image image) {
        linked(image.getDestination(), () -> {
            int from = plain.length();
            visitChildren(image);
            if (plain.length() == from) {
                plain.append(image.getDestination());
            }
        });
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough) {
            marked(Mark.STRIKE, "", () -> visitChildren(node));
        } else if (node instanceof TableRow) {
            newLine();
            boolean head = node.getParent() instanceof TableHead;
            if (head) {
                marked(Mark.BOLD, "", () -> visitChildren(node));
            } else {
                visitChildren(node);
            }
        } else if (node instanceof TableCell) {
            if (node.getPrevious() != null) {
                plain.append(" | ");
            }
            visitChildren(node);
        } else {
            visitChildren(node);
        }
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            startBlock(block);
        }
        visitChildren(block);
    }

    @Override
    public void visit(Text text) {
        plain.append(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        plain.append('\n');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        plain.append('\n');
    }

    /** A blank line between blocks, a plain one within lists; none where a list item or a quote just began. */
    private void startBlock(Node block) {
        boolean firstOfParent = block.getPrevious() == null && !(block.getParent() instanceof Document);
        if (plain.isEmpty() || firstOfParent) {
            return;
        }
        newLine();
        if (listDepth == 0) {
            plain.append('\n');
        }
    }

    private void newLine() {
        if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != '\n') {
            plain.append('\n');
        }
    }

    /** A mark within the same mark, or anything within code, would be refused by some providers: it adds nothing. */
    private void marked(Mark mark, String info, Runnable content) {
        if (!open.add(mark)) {
            content.run();
            return;
        }
        int from = plain.length();
        content.run();
        spans.add(new Span(from, plain.length(), new Style.Marked(mark), info));
        open.remove(mark);
    }

    private void linked(String url, Runnable content) {
        if (linked || !SAFE_LINK.matcher(url).matches()) {
            content.run();
            return;
        }
        linked = true;
        int from = plain.length();
        content.run();
        spans.add(new Span(from, plain.length(), new Style.Linked(), url));
        linked = false;
    }
}
