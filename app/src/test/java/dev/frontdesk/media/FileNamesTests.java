package dev.frontdesk.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTests {

    @Test
    void leavesOutPaths() {
        assertThat(FileNames.harmless("../../x", "file")).isEqualTo("x");
        assertThat(FileNames.harmless("C:\\temp\\price.xlsx", "file")).isEqualTo("price.xlsx");
        assertThat(FileNames.harmless("/", "file")).isEqualTo("file");
        assertThat(FileNames.harmless(null, "file")).isEqualTo("file");
    }

    @Test
    void leavesOutWhatMisleads() {
        assertThat(FileNames.harmless("invoice\u202Efdp.exe", "file")).isEqualTo("invoicefdp.exe");
        assertThat(FileNames.harmless("a\r\nSet-Cookie: x", "file")).isEqualTo("aSet-Cookie x");
        assertThat(FileNames.harmless("...", "file")).isEqualTo("file");
    }

    @Test
    void shortensWithoutLosingTheEnding() {
        String name = FileNames.harmless("я".repeat(300) + ".pdf", "file");
        assertThat(name).hasSize(120).endsWith(".pdf");
        assertThat(FileNames.harmless("🌹".repeat(200), "file").codePoints().count())
                .isEqualTo(120);
    }
}
