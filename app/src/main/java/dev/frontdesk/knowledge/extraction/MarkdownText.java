package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import dev.frontdesk.knowledge.extraction.Block.Table;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown; plain text is read as Markdown only if it is called so, since its signs mean other things there. */
final class MarkdownText extends AbstractVisitor {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(100)
            .build();

    private final List<Block> blocks = new ArrayList<>();

    private MarkdownText() {}

    static List<Block> read(String text) {
        MarkdownText reader = new MarkdownText();
        PARSER.parse(text).accept(reader);
        return reader.blocks;
    }

    @Override
    public void visit(org.commonmark.node.Heading heading) {
        String text = textOf(heading);
        if (!text.isEmpty()) {
            blocks.add(new Heading(heading.getLevel(), text));
        }
    }

    @Override
    public void visit(org.commonmark.node.Paragraph paragraph) {
        add(textOf(paragraph), paragraph.getParent() instanceof ListItem);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        add(code.getLiteral().strip(), false);
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        add(code.getLiteral().strip(), false);
    }

    @Override
    public void visit(org.commonmark.node.CustomBlock custom) {
        if (custom instanceof TableBlock) {
            table(custom);
        } else {
            visitChildren(custom);
        }
    }

    private void add(String text, boolean item) {
        if (!text.isEmpty()) {
            blocks.add(item ? new Item(text) : new Paragraph(text));
        }
    }

    private void table(Node table) {
        List<List<String>> rows = new ArrayList<>();
        table.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.CustomNode node) {
                if (node instanceof TableRow) {
                    rows.add(new ArrayList<>());
                }
                if (node instanceof TableCell) {
                    rows.getLast().add(textOf(node));
                } else {
                    visitChildren(node);
                }
            }
        });
        if (rows.size() > 1) {
            blocks.add(new Table(rows.getFirst(), rows.subList(1, rows.size())));
        }
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text literal) {
                text.append(literal.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                text.append('\n');
            }
        });
        return text.toString().strip();
    }
}
