package dev.frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.knowledge.extraction.Block;
import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import dev.frontdesk.knowledge.extraction.Block.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTests {

    private static List<Draft> split(Block... blocks) {
        return Splitter.split(List.of(blocks), Language.EN);
    }

    private static String words(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + i).collect(Collectors.joining(" "));
    }

    @Test
    void keepsWhatStandsUnderOneHeadingTogether() {
        List<Draft> drafts = split(
                new Heading(1, "Shop"),
                new Heading(2, "Hours"),
                new Paragraph("We open at nine."),
                new Item("Monday"),
                new Heading(2, "Place"),
                new Paragraph("Behind the church."));

        assertThat(drafts)
                .containsExactly(
                        new Draft("Shop › Hours", "We open at nine.\n• Monday", Language.EN),
                        new Draft("Shop › Place", "Behind the church.", Language.EN));
    }

    @Test
    void keepsQuestionWithItsAnswerAlone() {
        assertThat(split(
                        new Paragraph("Do you deliver?\nYes."),
                        new Paragraph("Do you repair?\nNo."),
                        new Paragraph("Ask us.")))
                .extracting(Draft::text)
                .containsExactly("Do you deliver?\nYes.", "Do you repair?\nNo.", "Ask us.");
    }

    @Test
    void givesEveryRowTheNamesOfItsColumns() {
        Table table = new Table(
                List.of("Item", "Price", "Note"),
                List.of(List.of("Broom", "7 €", ""), List.of("Brush", "3 €", "soft")));

        assertThat(split(table).getFirst().text())
                .isEqualTo("Item: Broom; Price: 7 €\nItem: Brush; Price: 3 €; Note: soft");
    }

    @Test
    void cutsLongTextAtSentencesAndLosesNothing() {
        String text = IntStream.range(0, 60)
                .mapToObj(i -> "Sentence " + i + " says " + words("w", 8) + ".")
                .collect(Collectors.joining(" "));

        List<Draft> drafts = split(new Paragraph(text));

        assertThat(drafts).hasSizeGreaterThan(2);
        assertThat(drafts).allSatisfy(draft -> {
            assertThat(draft.text().split(" ").length).isBetween(60, 220);
            assertThat(draft.text()).startsWith("Sentence").endsWith(".");
        });
        IntStream.range(0, 60)
                .forEach(i -> assertThat(drafts)
                        .anySatisfy(draft -> assertThat(draft.text()).contains("Sentence " + i + " ")));
    }

    @Test
    void cutsEvenWhatHasNoSentences() {
        List<Draft> drafts = split(new Paragraph(words("w", 1_000)));

        assertThat(drafts)
                .allSatisfy(draft -> assertThat(draft.text().split(" ").length).isLessThanOrEqualTo(220));
        assertThat(drafts.stream()
                        .flatMap(draft -> Arrays.stream(draft.text().split(" ")))
                        .collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @Test
    void tellsTheLanguageOfEachPassage() {
        assertThat(split(
                        new Heading(1, "One"),
                        new Paragraph("Мы открываемся в девять, это точно."),
                        new Heading(1, "Two"),
                        new Paragraph("Ми відчиняємося о дев'ятій."),
                        new Heading(1, "Three"),
                        new Paragraph("555-0142")))
                .extracting(Draft::language)
                .containsExactly(Language.RU, Language.UK, Language.EN);
    }
}
