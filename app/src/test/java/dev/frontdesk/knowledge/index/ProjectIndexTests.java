package dev.frontdesk.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.frontdesk.knowledge.Language;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectIndexTests {

    private final Map<UUID, String> texts = new LinkedHashMap<>();
    private ProjectIndex index;
    private long version;

    @BeforeEach
    void open() throws IOException {
        index = new ProjectIndex(new ByteBuffersDirectory());
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private UUID add(String text) throws IOException {
        UUID document = UUID.randomUUID();
        UUID passage = UUID.randomUUID();
        texts.put(passage, text);
        version++;
        index.apply(
                List.of(new Change(
                        document, version, List.of(new Entry(passage, Language.of(text), "", text, Map.of())))),
                version);
        return document;
    }

    private List<String> found(String question) throws IOException {
        return index.search(question, null, null).stream()
                .map(candidate -> texts.get(candidate.passage()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "букетов, Мы собираем букеты из роз.",
        "розами, Мы собираем букеты из роз.",
        "доставке, Доставка стоит двести рублей.",
        "троянд, Червоні троянди щодня о восьмій.",
        "троянди, Сто троянд у кошику — це подарунок.",
        "людьми, До нас приходять добрі люди.",
        "rose, Roses are sold by the dozen.",
        "running, He runs the shop.",
    })
    void findsOtherFormsOfAWord(String asked, String text) throws IOException {
        add("Зовсім інше: вивіска на дверях.");
        add("Совсем другое: вывеска на двери.");
        add("Something else: the sign on the door.");
        add(text);

        assertThat(found(asked).getFirst()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "сертефикат, Сертификат действует год.",
        "hydranga, A hydrangea drinks a lot.",
        "абонимент, Абонемент діє місяць.",
    })
    void forgivesMisspelling(String asked, String text) throws IOException {
        add("Something else: the sign on the door.");
        add(text);

        assertThat(found(asked)).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({
        "есть парковка?, Паркування за будинком безкоштовне.",
        "how much is delivery?, Доставка стоит двести рублей.",
        "можно с котом?, Cats may stay in the hall.",
        "привезете вдвох?, Доставка удвох дешевша.",
    })
    void findsEverydayNotionsAcrossLanguages(String asked, String text) throws IOException {
        add("Something else: the sign on the door.");
        add(text);

        assertThat(found(asked).getFirst()).isEqualTo(text);
    }

    @Test
    void measuresHowMuchOfTheQuestionIsCovered() throws IOException {
        add("The red broom costs seven euro.");
        add("The blue brush hangs on the wall.");
        add("The yellow bucket stands on the floor.");

        assertThat(index.search("red broom", null, null).getFirst().coverage()).isEqualTo(1, within(1e-9));
        assertThat(index.search("red giraffe", null, null).getFirst().coverage())
                .isLessThan(0.45);
        assertThat(index.search("giraffe", null, null)).isEmpty();
    }

    @Test
    void replacesAndRemovesDocuments() throws IOException {
        UUID document = add("The red broom costs seven euro.");
        UUID passage = UUID.randomUUID();
        texts.put(passage, "The green broom costs eight euro.");

        index.apply(
                List.of(new Change(
                        document,
                        2,
                        List.of(new Entry(passage, Language.EN, "", "The green broom costs eight.", Map.of())))),
                2);
        assertThat(found("broom")).containsExactly("The green broom costs eight euro.");
        assertThat(index.documents()).containsExactly(Map.entry(document, 2L));

        index.apply(List.of(new Change(document, 3, List.of())), 3);
        assertThat(found("broom")).isEmpty();
        assertThat(index.documents()).isEmpty();
        assertThat(index.version()).isEqualTo(3);
    }

    @Test
    void callsNoVersionItsOwnBeforeThatIsSearched() throws Exception {
        FutureTask<Void> changing = new FutureTask<>(() -> {
            for (int i = 0; i < 200; i++) {
                add("Broom " + i);
            }
            return null;
        });
        Thread.ofPlatform().start(changing);
        while (!changing.isDone()) {
            long version = index.version();
            assertThat(index.documents()).hasSizeGreaterThanOrEqualTo((int) version);
        }
        changing.get();
        assertThat(index.documents()).hasSize(200);
    }

    @Test
    void keepsVectorsOfTwoModelsApart() throws IOException {
        UUID near = UUID.randomUUID();
        UUID far = UUID.randomUUID();
        float[] east = new float[3_072];
        float[] north = new float[3_072];
        east[0] = 1;
        north[3_071] = 1;
        index.apply(
                List.of(new Change(
                        UUID.randomUUID(),
                        1,
                        List.of(
                                new Entry(near, Language.EN, "", "one", Map.of("wide", east, "narrow", new float[] {0, 1
                                })),
                                new Entry(far, Language.EN, "", "two", Map.of("wide", north, "narrow", new float[] {1, 0
                                }))))),
                1);

        assertThat(index.search("x", "wide", east).getFirst().passage()).isEqualTo(near);
        assertThat(index.search("x", "narrow", new float[] {1, 0}).getFirst().passage())
                .isEqualTo(far);
        assertThat(index.search("x", "unknown", new float[] {1, 0})).isEmpty();
    }

    @Test
    void survivesAnyQuestion() throws IOException {
        add("The red broom costs seven euro.");

        for (String question :
                List.of("", "?!", "* AND (", "\u0000", "а б в", "\uD83D\uDE00", "x".repeat(2_000), "1")) {
            assertThat(index.search(question, null, null)).isEmpty();
        }
    }
}
