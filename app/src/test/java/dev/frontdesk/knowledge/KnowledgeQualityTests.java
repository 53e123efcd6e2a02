package dev.frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.knowledge.QuestionSet.Answer;
import dev.frontdesk.knowledge.QuestionSet.Passage;
import dev.frontdesk.knowledge.QuestionSet.Score;
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
        return new Answer(passages, found.convincing());
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
