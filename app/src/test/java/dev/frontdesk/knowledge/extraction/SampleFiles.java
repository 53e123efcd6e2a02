package dev.frontdesk.knowledge.extraction;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Files as shop owners upload them, good and bad. */
public final class SampleFiles {

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private SampleFiles() {}

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Two pages with a running head; the heading is larger than the text. */
    public static byte[] pdf(String heading, List<String> lines) {
        return bytes(out -> {
            try (PDDocument document = pages(heading, lines)) {
                document.save(out);
            }
        });
    }

    public static byte[] encryptedPdf(String heading, List<String> lines) {
        return bytes(out -> {
            try (PDDocument document = pages(heading, lines)) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
                document.save(out);
            }
        });
    }

    /** Pages without a letter, as a scanner makes them. */
    public static byte[] scannedPdf() {
        return bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.addRect(50, 50, 400, 600);
                    content.fill();
                }
                document.save(out);
            }
        });
    }

    private static PDDocument pages(String heading, List<String> lines) throws IOException {
        PDDocument document = new PDDocument();
        PDFont font = new PDType1Font(FontName.HELVETICA);
        for (int number = 1; number <= 2; number++) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, font, 8, 770, "Corner shop, price list, page " + number);
                if (number == 1) {
                    write(content, font, 18, 720, heading);
                }
                float y = 690;
                for (String line : lines) {
                    write(content, font, 11, y, number == 1 ? line : "More: " + line);
                    y -= line.endsWith(".") ? 26 : 14;
                }
            }
        }
        return document;
    }

    private static void write(PDPageContentStream content, PDFont font, float size, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(60, y);
        content.showText(text);
        content.endText();
    }

    public static byte[] docx(String heading, String text) {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                XWPFParagraph title = document.createParagraph();
                title.createRun().setBold(true);
                title.getRuns().getFirst().setText(heading);
                document.createParagraph().createRun().setText(text);
                var table = document.createTable(2, 2);
                table.getRow(0).getCell(0).setText("Item");
                table.getRow(0).getCell(1).setText("Price");
                table.getRow(1).getCell(0).setText("Broom");
                table.getRow(1).getCell(1).setText("7 €");
                document.write(out);
            }
        });
    }

    public static byte[] encryptedDocx(String heading, String text) {
        return bytes(out -> {
            try (POIFSFileSystem container = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream encrypted = encryptor.getDataStream(container)) {
                    encrypted.write(docx(heading, text));
                } catch (java.security.GeneralSecurityException e) {
                    throw new IOException(e);
                }
                container.writeFilesystem(out);
            }
        });
    }

    public static byte[] xlsx(String sheetName, List<List<String>> rows) {
        return bytes(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                XSSFSheet sheet = workbook.createSheet(sheetName);
                for (List<String> cells : rows) {
                    XSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                    cells.forEach(cell ->
                            row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell));
                }
                workbook.write(out);
            }
        });
    }

    public static byte[] pptx(String title, String text) {
        return bytes(out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                XSLFSlide slide = show.createSlide();
                var head = slide.createTextBox();
                head.setAnchor(new Rectangle(20, 20, 600, 60));
                head.setText(title);
                var body = slide.createTextBox();
                body.setAnchor(new Rectangle(20, 100, 600, 300));
                body.setText(text);
                show.write(out);
            }
        });
    }

    /** An e-mail in text and HTML, with a text file attached. */
    public static byte[] eml(String subject, String text, String attached) {
        return """
                From: Anna <anna@shop.example>
                To: Boris <boris@shop.example>
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s

                --outer
                Content-Type: text/plain; charset=utf-8; name="note.txt"
                Content-Disposition: attachment; filename="note.txt"

                %s
                --outer--
                """.formatted(subject, text, attached).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A Word file of a few hundred kilobytes that unpacks to {@code megabytes}. */
    public static byte[] bomb(int megabytes) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.write("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default
                        Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override
                        PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                        """.strip().getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("_rels/.rels"));
                zip.write("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
                        Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                        Target="word/document.xml"/></Relationships>
                        """.strip().getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                zip.write("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>
                        """.strip().getBytes(StandardCharsets.UTF_8));
                byte[] megabyte = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < megabytes; i++) {
                    zip.write(megabyte);
                }
                zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
