package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** PDF, which knows no paragraphs and no headings: both are seen by size, weight and distance of the lines. */
final class PdfText {

    private static final int PAGES_MAX = 5_000;
    private static final int CHARACTERS_MAX = 20_000_000;

    Extraction read(Path file) throws IOException, Unreadable {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            Lines lines = new Lines();
            lines.setSortByPosition(false);
            lines.setEndPage(PAGES_MAX);
            lines.getText(document);
            String title = document.getDocumentInformation().getTitle();
            return new Extraction(
                    "application/pdf",
                    title == null || title.isBlank()
                            ? null
                            : TextDecoding.clean(title).strip(),
                    PdfLayout.blocks(lines.found));
        } catch (InvalidPasswordException e) {
            throw new Unreadable(Reason.ENCRYPTED, e);
        } catch (TooLong e) {
            throw new Unreadable(Reason.TOO_LONG, "more than " + CHARACTERS_MAX + " characters");
        }
    }

    private static final class TooLong extends IOException {}

    private static final class Lines extends PDFTextStripper {
        private final List<PdfLayout.Line> found = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private double size;
        private int bold;
        private int letters;
        private double y;
        private double characters;

        @Override
        protected void writeString(String string, List<TextPosition> positions) throws IOException {
            characters += string.length();
            if (characters > CHARACTERS_MAX) {
                throw new TooLong();
            }
            text.append(string);
            for (TextPosition position : positions) {
                letters++;
                size += position.getFontSizeInPt();
                y = position.getYDirAdj();
                String font = position.getFont() == null
                        ? ""
                        : String.valueOf(position.getFont().getName());
                if (font.toLowerCase().contains("bold")) {
                    bold++;
                }
            }
        }

        @Override
        protected void writeWordSeparator() {
            text.append(' ');
        }

        @Override
        protected void writeLineSeparator() {
            endLine();
        }

        @Override
        protected void writeParagraphEnd() {
            endLine();
        }

        @Override
        protected void writePageEnd() {
            endLine();
        }

        private void endLine() {
            String line = TextDecoding.clean(text.toString()).strip();
            if (!line.isEmpty() && letters > 0) {
                found.add(new PdfLayout.Line(
                        line, getCurrentPageNo(), Math.round(size / letters * 2) / 2.0, bold * 2 > letters, y));
            }
            text.setLength(0);
            size = 0;
            bold = 0;
            letters = 0;
        }
    }
}
