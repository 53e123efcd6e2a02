package dev.frontdesk.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import dev.frontdesk.knowledge.extraction.Block.Table;
import dev.frontdesk.knowledge.extraction.Extractor.Limits;
import dev.frontdesk.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractorTests {

    private static final Extractor EXTRACTOR = new Extractor(Limits.USUAL);

    @TempDir
    Path folder;

    @AfterAll
    static void end() {
        EXTRACTOR.close();
    }

    private Extraction read(String name, byte[] content) throws Exception {
        return EXTRACTOR.extract(stored(content), name);
    }

    private Reason refusal(String name, byte[] content) {
        return refusal(EXTRACTOR, name, content);
    }

    private Reason refusal(Extractor extractor, String name, byte[] content) {
        return catchThrowableOfType(Unreadable.class, () -> extractor.extract(stored(content), name))
                .reason();
    }

    private Path stored(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "upload", ""), content);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsPdfWithoutRunningHeadAndSeesItsHeading() throws Exception {
        byte[] pdf = SampleFiles.pdf(
                "Price list", List.of("A broom costs seven euro", "and a brush three.", "Repairs take a week."));

        Extraction read = read("prices.pdf", pdf);

        assertThat(read.mediaType()).isEqualTo("application/pdf");
        assertThat(read.blocks())
                .containsExactly(
                        new Heading(1, "Price list"),
                        new Paragraph("A broom costs seven euro and a brush three."),
                        new Paragraph("Repairs take a week."),
                        new Paragraph("More: A broom costs seven euro More: and a brush three."),
                        new Paragraph("More: Repairs take a week."));
    }

    @Test
    void readsWord() throws Exception {
        assertThat(read("a.docx", SampleFiles.docx("Returns", "Bring it back within a week."))
                        .blocks())
                .containsExactly(
                        new Heading(3, "Returns"),
                        new Paragraph("Bring it back within a week."),
                        new Table(List.of("Item", "Price"), List.of(List.of("Broom", "7 €"))));
    }

    @Test
    void readsExcelBelowItsNotes() throws Exception {
        byte[] xlsx = SampleFiles.xlsx(
                "Tools",
                List.of(
                        List.of("Prices in euro"),
                        List.of("Item", "Price", "Note"),
                        List.of("Broom", "7", "of birch"),
                        List.of("Brush", "3", "")));

        assertThat(read("tools.xlsx", xlsx).blocks())
                .containsExactly(
                        new Heading(2, "Tools"),
                        new Paragraph("Prices in euro"),
                        new Table(
                                List.of("Item", "Price", "Note"),
                                List.of(List.of("Broom", "7", "of birch"), List.of("Brush", "3", ""))));
    }

    @Test
    void readsPowerPoint() throws Exception {
        assertThat(read("a.pptx", SampleFiles.pptx("Workshops", "Every Monday at nine."))
                        .blocks())
                .containsExactly(new Heading(2, "Workshops"), new Paragraph("Every Monday at nine."));
    }

    @Test
    void readsHtmlWithoutItsNavigation() throws Exception {
        String html = """
                <html><head><title>Shop</title><style>p {color: red}</style></head><body><nav>Home · Shop</nav>
                <h1>Opening</h1><p>We open
                at nine.</p><ul><li>Monday</li><li>Tuesday</li></ul><script>alert(1)</script>
                <table><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9–18</td></tr></table></body></html>
                """;

        Extraction read = read("page.html", utf8(html));

        assertThat(read.title()).isEqualTo("Shop");
        assertThat(read.blocks())
                .containsExactly(
                        new Heading(1, "Opening"),
                        new Paragraph("We open at nine."),
                        new Item("Monday"),
                        new Item("Tuesday"),
                        new Table(List.of("Day", "Hours"), List.of(List.of("Monday", "9–18"))));
    }

    @Test
    void readsMarkdown() throws Exception {
        String markdown = "# Shop\n\nWe *open*\nat nine.\n\n- Monday\n- Tuesday\n\n|A|B|\n|-|-|\n|1|2|\n";

        assertThat(read("a.md", utf8(markdown)).blocks())
                .containsExactly(
                        new Heading(1, "Shop"),
                        new Paragraph("We open at nine."),
                        new Item("Monday"),
                        new Item("Tuesday"),
                        new Table(List.of("A", "B"), List.of(List.of("1", "2"))));
    }

    @Test
    void readsMailWithWhatIsAttached() throws Exception {
        Extraction read =
                read("mail.eml", SampleFiles.eml("Holiday hours", "We close at noon.", "Keys are with Anna."));

        assertThat(read.mediaType()).isEqualTo("message/rfc822");
        assertThat(read.title()).isEqualTo("Holiday hours");
        assertThat(read.blocks().toString()).contains("We close at noon.", "Keys are with Anna.");
    }

    @Test
    void readsTablesInTextWhateverTheirSeparator() throws Exception {
        for (String separator : List.of(",", ";", "\t", "|")) {
            String csv = "name;price;note\nBroom;7,50;\"soft; long\"\nBrush;3;\n".replace(";", separator);
            if (separator.equals(",")) {
                csv = csv.replace("7,50", "7.50");
            }
            assertThat(read("a.csv", utf8(csv)).blocks().getFirst())
                    .as(separator)
                    .isInstanceOfSatisfying(Table.class, table -> {
                        assertThat(table.columns()).containsExactly("name", "price", "note");
                        assertThat(table.rows().getFirst()).contains("Broom", "soft" + separator + " long");
                    });
        }
    }

    @Test
    void knowsOldCyrillicCharacterSetsApart() throws Exception {
        String russian = "Часы работы: ежедневно с девяти до шести. Обед с часу.";
        String ukrainian = "Години роботи: щодня з дев'ятої до шостої. Обідня перерва є.";
        for (String charset : List.of("windows-1251", "KOI8-U", "IBM866", "ISO-8859-5", "UTF-16LE", "UTF-16BE")) {
            String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
            for (String text : charset.equals("IBM866") ? List.of(russian) : List.of(russian, ukrainian)) {
                assertThat(read("a.txt", (mark + text).getBytes(Charset.forName(charset)))
                                .blocks())
                        .as(charset)
                        .containsExactly(new Paragraph(text));
            }
        }
    }

    @Test
    void dropsNulAndOtherControlCharacters() throws Exception {
        assertThat(read("a.txt", utf8("We open\0 at\u0007 nine.\uFEFF")).blocks())
                .containsExactly(new Paragraph("We open at nine."));
    }

    @Test
    void seesHeadingsAndQuestionsInPlainText() throws Exception {
        String text =
                "1. OPENING\nMonday to Friday.\n\nDelivery\n\nDo you deliver?\nYes, by bicycle.\n\n- one\n- two\n";

        assertThat(read("a.txt", utf8(text)).blocks())
                .containsExactly(
                        new Heading(2, "1. OPENING"),
                        new Paragraph("Monday to Friday."),
                        new Heading(2, "Delivery"),
                        new Paragraph("Do you deliver?\nYes, by bicycle."),
                        new Item("one"),
                        new Item("two"));
    }

    @Test
    void trustsContentMoreThanName() throws Exception {
        byte[] docx = SampleFiles.docx("Returns", "Bring it back.");

        assertThat(read("returns.pdf", docx).mediaType()).endsWith("wordprocessingml.document");
    }

    @Test
    void refusesEncryptedFiles() {
        assertThat(refusal("a.pdf", SampleFiles.encryptedPdf("Secret", List.of("Text."))))
                .isEqualTo(Reason.ENCRYPTED);
        assertThat(refusal("a.docx", SampleFiles.encryptedDocx("Secret", "Text.")))
                .isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void refusesBrokenFiles() {
        byte[] docx = SampleFiles.docx("Returns", "Bring it back.");
        byte[] pdf = SampleFiles.pdf("Prices", List.of("Text."));

        assertThat(refusal("a.docx", Arrays.copyOf(docx, docx.length / 2))).isEqualTo(Reason.BROKEN);
        assertThat(refusal("a.pdf", Arrays.copyOf(pdf, 40))).isEqualTo(Reason.BROKEN);
    }

    @Test
    void refusesFilesWithoutText() {
        assertThat(refusal("scan.pdf", SampleFiles.scannedPdf())).isEqualTo(Reason.NO_TEXT);
        assertThat(refusal("blank.txt", utf8(" \n\t "))).isEqualTo(Reason.NO_TEXT);
        assertThat(refusal("nothing.txt", new byte[0])).isEqualTo(Reason.EMPTY);
    }

    @Test
    void refusesWhatIsNoDocument() {
        byte[] program = new byte[5_000];
        Arrays.fill(program, (byte) 3);

        assertThat(refusal("setup.exe", program)).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal("setup.txt", program)).isEqualTo(Reason.UNSUPPORTED);
        byte[] drawing = utf8("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(2)</script>"
                + "<text>Delivery costs 5</text></svg>");
        assertThat(refusal("map.svg", drawing)).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal("map", drawing)).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void refusesBombsAndGoesOn() throws Exception {
        assertThat(refusal("bomb.docx", SampleFiles.bomb(200))).isIn(Reason.BOMB, Reason.TOO_LONG, Reason.TOO_HEAVY);
        assertThat(refusal("deep.html", utf8("<div>".repeat(20_000) + "text"))).isEqualTo(Reason.BOMB);
        assertThat(read("a.txt", utf8("Still here.")).blocks()).containsExactly(new Paragraph("Still here."));
    }

    @Test
    void endsReaderThatRunsOutOfMemory() throws Exception {
        byte[] large = utf8("word ".repeat(4_000_000));
        try (Extractor small = new Extractor(new Limits(1, 24, Duration.ofSeconds(60), Duration.ofSeconds(5)))) {
            assertThat(refusal(small, "large.md", large)).isEqualTo(Reason.TOO_HEAVY);
            assertThat(small.extract(stored(utf8("Small.")), "a.txt").blocks())
                    .containsExactly(new Paragraph("Small."));
        }
    }

    @Test
    void endsReaderThatTakesTooLong() throws Exception {
        try (Extractor hasty = new Extractor(new Limits(1, 128, Duration.ofMillis(1), Duration.ofSeconds(5)))) {
            assertThat(refusal(hasty, "a.txt", utf8("Slow."))).isEqualTo(Reason.TOO_HEAVY);
        }
    }
}
