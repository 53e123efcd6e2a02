package dev.frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.conversation.TurnRunner;
import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Line.Author;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.knowledge.QuestionSet.Answer;
import dev.frontdesk.knowledge.QuestionSet.Passage;
import dev.frontdesk.knowledge.QuestionSet.Score;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The demo documents, asked by words alone. The floors are a little below what is reached. */
@FrontdeskTest
@TestInstance(Lifecycle.PER_CLASS)
class KnowledgeQualityTests {

    @Autowired
    TestOrganizations organizations;

    @Autowired
    Projects projects;

    @Autowired
    Documents documents;

    @Autowired
    Knowledge knowledge;

    @Autowired
    TurnRunner assistant;

    private final Map<DocumentId, String> names = new HashMap<>();
    private Library shop;

    @BeforeAll
    void teach() throws IOException {
        shop = new Library(organizations, projects, documents, knowledge);
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:demo/documents/*");
        for (Resource file : files) {
            String name = Objects.requireNonNull(file.getFilename());
            names.put(shop.upload(name, file.getContentAsByteArray()).document().id(), name);
        }
        for (DocumentId id : names.keySet()) {
            shop.ready(documents.find(shop.organization, shop.project, id).orElseThrow());
        }
    }

    private Answer ask(String question) {
        Found found = shop.search(question);
        List<Passage> passages = found.hits().stream()
                .map(hit -> new Passage(names.getOrDefault(hit.documentId(), ""), hit.heading() + "\n" + hit.text()))
                .toList();
        return new Answer(passages, found.convincing(), say(List.of(), question));
    }

    private String say(List<Line> before, String text) {
        return assistant
                .run(new Turn(
                        shop.organization,
                        shop.project,
                        Ids.next(),
                        null,
                        before,
                        List.of(text),
                        List.of(),
                        "en",
                        "telegram"))
                .markdown()
                .replace("\\", "");
    }

    @Test
    void answersTheQuestionsItWasTunedBy() throws IOException {
        Path csv = Stream.of("../benchmarks/questions.csv", "../bench/questions.csv")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();

        Score score = QuestionSet.read(Files.readString(csv)).score(this::ask);

        assertThat(score.found()).as("found: %s", score).isGreaterThanOrEqualTo(0.94);
        assertThat(score.foundAcross()).as("found across languages: %s", score).isGreaterThanOrEqualTo(0.6);
        assertThat(score.rightlyUnknown()).as("rightly unknown: %s", score).isGreaterThanOrEqualTo(0.85);
        assertThat(score.wronglyUnknown()).as("wrongly unknown: %s", score).isLessThanOrEqualTo(0.12);
    }

    @Test
    void answersQuestionsThatWereHeldOut() throws IOException {
        Score score = QuestionSet.read(Files.readString(Path.of("../benchmarks/held-out-questions.csv")))
                .score(this::ask);

        assertThat(score.found()).as("found: %s", score).isGreaterThanOrEqualTo(0.87);
        assertThat(score.foundAcross()).as("found across languages: %s", score).isGreaterThanOrEqualTo(0.6);
        assertThat(score.quoted()).as("quoted: %s", score).isGreaterThanOrEqualTo(0.79);
        assertThat(score.quotedAcross())
                .as("quoted across languages: %s", score)
                .isGreaterThanOrEqualTo(0.5);
        assertThat(score.rightlyUnknown()).as("rightly unknown: %s", score).isGreaterThanOrEqualTo(0.85);
        assertThat(score.wronglyUnknown()).as("wrongly unknown: %s", score).isLessThanOrEqualTo(0.13);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько стоит доставка?            | доставка по центру и Старой Гавани стоит 5 €     | Ранняя
            When are you open on Sunday?       | неділя 10:00–17:00                               | Великдень
            До скольки вы работаете в субботу? | субота 9:00–19:00                                | Великдень
            """)
    void quotesTheRuleRatherThanItsExceptions(String question, String rule, String exception) {
        assertThat(say(List.of(), question)).contains(rule).doesNotContain(exception);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Скільки коштує підписка Легкий?            | а Домашній?          | 42 €
            How much is the Harbour wedding package?   | and the Meadow one?  | 490 €
            Where is the studio?                       | When is it open?     | 11:00–18:00
            """)
    void understandsFollowUps(String before, String question, String answer) {
        assertThat(say(List.of(new Line(Author.CONTACT, before)), question)).contains(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько стоит ночная доставка? | Как можно оплатить?   | Apple Pay
            Сгорают ли бонусы?             | Вы продаёте вазы?     | ваз
            Скільки коштує підписка?       | Де у вас паркування?  | 30 хвилин безкоштовно
            """)
    void takesAWholeQuestionByItself(String before, String question, String answer) {
        assertThat(say(List.of(new Line(Author.CONTACT, before)), question)).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Есть ли у вас велосипеды?",
                "Чи є у вас велосипеди?",
                "Do you sell bicycles?",
                "What is the weather like?",
                "Какая погода завтра?",
            })
    void takesNoLikenessOfWordsForAnAnswer(String question) {
        assertThat(say(List.of(), question)).doesNotContain(">");
    }

    @Test
    void answersBothPartsOfAQuestionAndSaysWhichItCannot() {
        assertThat(say(List.of(), "Сколько стоит ночная доставка и сгорают ли бонусы?"))
                .contains("стоит 25 €");
        assertThat(say(List.of(), "Сколько стоит ночная доставка? И есть ли у вас бассейн?"))
                .contains("стоит 25 €")
                .contains("На вопрос «И есть ли у вас бассейн?» ответа в наших документах нет.");
    }

    @Test
    void findsTheQuestionInALetter() {
        String letter = "Добрый день! Мы с мужем живём за рекой уже двадцать лет и часто гуляем мимо вашей витрины. "
                + "Соседка рассказывала, что у неё недавно был юбилей, и гости были в восторге от всего. "
                + "Погода стоит чудесная, кошка спит на подоконнике. Сколько стоит ночная доставка? "
                + "Заранее благодарю за ответ и желаю вам хорошей осени.";

        assertThat(say(List.of(), letter)).contains("стоит 25 €");
        assertThat(say(List.of(), "слово ".repeat(3_000))).startsWith("Этого я не знаю");
    }

    @Test
    void answersQuestionsItWasNotTunedBy() throws IOException {
        try (InputStream csv = Objects.requireNonNull(getClass().getResourceAsStream("more-questions.csv"))) {
            Score score = QuestionSet.read(new String(csv.readAllBytes(), StandardCharsets.UTF_8))
                    .score(this::ask);

            assertThat(score.found()).as("found: %s", score).isGreaterThanOrEqualTo(0.8);
            assertThat(score.rightlyUnknown()).as("rightly unknown: %s", score).isGreaterThanOrEqualTo(0.85);
            assertThat(score.wronglyUnknown()).as("wrongly unknown: %s", score).isLessThanOrEqualTo(0.15);
        }
    }
}
