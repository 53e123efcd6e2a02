package dev.frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.model.EmbeddingModel;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontdeskTest
@Import(EmbeddingTests.Models.class)
class EmbeddingTests {

    /** A model that knows three notions; its vectors are too long for the usual codec. */
    record Notions(String name, int dimension, @Nullable CountDownLatch gate) implements EmbeddingModel {

        private static final List<List<String>> NOTIONS =
                List.of(List.of("boat", "ship", "vessel"), List.of("cake", "tart"), List.of("hammer", "nail"));

        @Override
        public List<float[]> embed(List<String> texts) {
            if (gate != null) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return texts.stream().map(this::embedQuestion).toList();
        }

        @Override
        public float[] embedQuestion(String text) {
            float[] vector = new float[dimension];
            vector[dimension - 1] = 0.1f;
            for (int i = 0; i < NOTIONS.size(); i++) {
                if (NOTIONS.get(i).stream().anyMatch(text.toLowerCase()::contains)) {
                    vector[i] = 1;
                }
            }
            return vector;
        }
    }

    static final class ChosenModels implements Embedders {
        private final Map<ProjectId, EmbeddingModel> chosen = new ConcurrentHashMap<>();
        private final Map<String, EmbeddingModel> known = new ConcurrentHashMap<>();

        void choose(ProjectId project, EmbeddingModel model) {
            chosen.put(project, model);
            known.put(model.name(), model);
        }

        @Override
        public Optional<EmbeddingModel> of(OrganizationId organization, ProjectId project) {
            return Optional.ofNullable(chosen.get(project));
        }

        @Override
        public Optional<EmbeddingModel> named(OrganizationId organization, ProjectId project, String model) {
            return Optional.ofNullable(known.get(model));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Models {
        @Bean
        @Primary
        ChosenModels chosenModels() {
            return new ChosenModels();
        }
    }

    @Autowired
    TestOrganizations organizations;

    @Autowired
    Projects projects;

    @Autowired
    Documents documents;

    @Autowired
    Knowledge knowledge;

    @Autowired
    KnowledgeStore store;

    @Autowired
    ChosenModels models;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    private Library shop;

    @BeforeEach
    void openShop() {
        shop = new Library(organizations, projects, documents, knowledge);
    }

    private @Nullable String searchedModel() {
        return tenancy.read(shop.organization, () -> store.state(shop.organization, shop.project))
                .vectorModel();
    }

    private List<String> storedModels() {
        return tenancy.read(
                shop.organization,
                () -> jdbc.sql("select distinct model from passage_vector order by model")
                        .query(String.class)
                        .list());
    }

    private void awaitSearched(String model) {
        Awaitility.await().atMost(Library.PATIENCE).until(() -> model.equals(searchedModel()));
    }

    @Test
    void findsByMeaningWhereNoWordIsShared() {
        models.choose(shop.project, new Notions("small", 8, null));
        shop.text("Harbour", "The ship leaves at noon.");
        shop.text("Bakery", "Every tart is baked here.");
        awaitSearched("small");

        assertThat(shop.search("boat?").hits().getFirst().title()).isEqualTo("Harbour");
        assertThat(shop.search("cake?").hits().getFirst().title()).isEqualTo("Bakery");
    }

    @Test
    void asksTheOldModelUntilTheNewOneIsComplete() {
        models.choose(shop.project, new Notions("old", 8, null));
        shop.text("Harbour", "The ship leaves at noon.");
        shop.text("Bakery", "Every tart is baked here.");
        awaitSearched("old");
        CountDownLatch gate = new CountDownLatch(1);

        models.choose(shop.project, new Notions("new", 1_536, gate));
        knowledge.modelChanged(shop.organization, shop.project);

        assertThat(shop.search("boat?").hits().getFirst().title()).isEqualTo("Harbour");
        assertThat(searchedModel()).isEqualTo("old");
        gate.countDown();
        awaitSearched("new");
        assertThat(shop.search("boat?").hits().getFirst().title()).isEqualTo("Harbour");
        assertThat(storedModels()).containsExactly("new");
    }

    @Test
    void noticesAtSearchThatAnotherModelWasChosen() {
        shop.text("Harbour", "The ship leaves at noon.");
        models.choose(shop.project, new Notions("late", 8, null));

        shop.search("boat?");

        awaitSearched("late");
        assertThat(shop.search("boat?").hits().getFirst().title()).isEqualTo("Harbour");
    }

    @Test
    void searchesByWordsWhenTheModelCannotBeHad() {
        models.choose(shop.project, new Notions("gone", 8, null));
        shop.text("Harbour", "The ship leaves at noon.");
        awaitSearched("gone");
        models.choose(shop.project, new EmbeddingModel() {
            @Override
            public String name() {
                return "gone";
            }

            @Override
            public int dimension() {
                return 8;
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                throw new IllegalStateException("The model is down");
            }

            @Override
            public float[] embedQuestion(String text) {
                throw new IllegalStateException("The model is down");
            }
        });

        assertThat(shop.titles("ship leaves")).containsExactly("Harbour");
        assertThat(shop.text("Bakery", "Every tart is baked here.").passages()).isEqualTo(1);
    }
}
