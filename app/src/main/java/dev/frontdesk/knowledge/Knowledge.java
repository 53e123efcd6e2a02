package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.KnowledgeStore.State;
import dev.frontdesk.knowledge.index.Candidate;
import dev.frontdesk.knowledge.index.ProjectIndex;
import dev.frontdesk.model.EmbeddingModel;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.ProjectDeleted;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** What a project knows: finds the passages that answer a question. */
@Service
public class Knowledge {

    private static final Logger log = LoggerFactory.getLogger(Knowledge.class);
    private static final int QUESTION_LENGTH_MAX = 2_000;
    /** How often a search is repeated because the documents changed under it. */
    private static final int TRIES = 3;
    /** The passages among which an answer is looked for. */
    private static final int BEST = 3;
    /** Share of what a question says that a passage must have. Set by {@code benchmarks/questions.csv}. */
    private static final double CONVINCING = 0.46;

    private record Looked(State state, Map<UUID, Passage> passages) {}

    private record Asked(@Nullable String model, float @Nullable [] vector) {
        static final Asked BY_WORDS = new Asked(null, null);
    }

    private final Indexes indexes;
    private final KnowledgeStore knowledge;
    private final PassageStore passages;
    private final DocumentStore documents;
    private final WorkStore work;
    private final Indexing indexing;
    private final Embedders embedders;
    private final Tenancy tenancy;
    private final Clock clock;

    Knowledge(
            Indexes indexes,
            KnowledgeStore knowledge,
            PassageStore passages,
            DocumentStore documents,
            WorkStore work,
            Indexing indexing,
            Embedders embedders,
            Tenancy tenancy,
            Clock clock) {
        this.indexes = indexes;
        this.knowledge = knowledge;
        this.passages = passages;
        this.documents = documents;
        this.work = work;
        this.indexing = indexing;
        this.embedders = embedders;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Finds the passages that fit best, by words and, where the project has an embedding model, by meaning. Every hit is
     * in the database now and belongs to the project. May ask the embedding model, so never call it in a transaction.
     *
     * @param query in any of the languages; its first 2,000 characters count
     */
    public Found search(OrganizationId organization, ProjectId project, String query, int limit) {
        String question = query.substring(0, Math.min(query.length(), QUESTION_LENGTH_MAX));
        if (question.isBlank()) {
            return Found.NOTHING;
        }
        Asked asked = ask(organization, project, question);
        return indexes.use(
                organization, project, index -> search(organization, project, index, question, asked, limit));
    }

    private Found search(
            OrganizationId organization, ProjectId project, ProjectIndex index, String question, Asked asked, int limit)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            List<Candidate> candidates = index.search(question, asked.model(), asked.vector());
            List<UUID> ids = candidates.stream().map(Candidate::passage).toList();
            Looked looked = tenancy.read(
                    organization,
                    () -> new Looked(
                            knowledge.state(organization, project),
                            ids.isEmpty() ? Map.of() : passages.find(organization, project, ids)));
            if (looked.state().version() == index.version() || attempt == TRIES) {
                return found(candidates, looked.passages(), limit);
            }
            indexes.catchUp(organization, project, index);
        }
    }

    private static Found found(List<Candidate> candidates, Map<UUID, Passage> passages, int limit) {
        List<Candidate> live = candidates.stream()
                .filter(candidate -> passages.containsKey(candidate.passage()))
                .toList();
        boolean convincing = live.stream().limit(BEST).anyMatch(candidate -> candidate.coverage() >= CONVINCING);
        List<Hit> hits = new ArrayList<>();
        for (Candidate candidate : live.subList(0, Math.min(limit, live.size()))) {
            Passage passage = passages.get(candidate.passage());
            if (passage != null) {
                hits.add(new Hit(
                        new DocumentId(passage.document()),
                        passage.title(),
                        passage.heading(),
                        passage.text(),
                        candidate.score(),
                        passage.id()));
            }
        }
        return new Found(hits, convincing);
    }

    /** The question as a vector, of the model whose vectors are complete. Without the model, words must do. */
    private Asked ask(OrganizationId organization, ProjectId project, String question) {
        Optional<EmbeddingModel> chosen = embedders.of(organization, project);
        if (chosen.isEmpty()) {
            return Asked.BY_WORDS;
        }
        String complete = tenancy.read(organization, () -> knowledge.state(organization, project))
                .vectorModel();
        if (!chosen.get().name().equals(complete)) {
            modelChanged(organization, project);
        }
        if (complete == null) {
            return Asked.BY_WORDS;
        }
        try {
            return embedders
                    .named(organization, project, complete)
                    .map(embedder -> new Asked(complete, embedder.embedQuestion(question)))
                    .orElse(Asked.BY_WORDS);
        } catch (RuntimeException e) {
            log.warn("search_without_vectors project={} reason={}", project, e.toString());
            return Asked.BY_WORDS;
        }
    }

    /** The project may have another embedding model: its vectors are made where they are missing. */
    public void modelChanged(OrganizationId organization, ProjectId project) {
        embedders.of(organization, project).ifPresent(embedder -> {
            int queued = tenancy.write(
                    organization, () -> work.addForModel(organization, project, embedder.name(), clock.instant()));
            if (queued > 0) {
                log.info("document_vectors_queued project={} documents={}", project, queued);
                indexing.wake();
            }
        });
    }

    /** What a project knew goes with it, in the transaction in which it goes. */
    @EventListener
    void forget(ProjectDeleted gone) {
        documents.deleteAll(gone.organization(), gone.project());
        knowledge.forget(gone.organization(), gone.project());
        indexes.drop(gone.organization(), gone.project());
    }
}
