package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.KnowledgeStore.State;
import dev.frontdesk.knowledge.index.Candidate;
import dev.frontdesk.knowledge.index.ProjectIndex;
import dev.frontdesk.knowledge.index.Recent;
import dev.frontdesk.model.EmbeddingModel;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.ProjectDeleted;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    /** About 2 KB each. */
    private static final int READ_MAX = 5_000;
    /** Share of what a question says that a passage must have. Set by {@code benchmarks/questions.csv}. */
    private static final double CONVINCING = 0.46;

    private record Looked(State state, Map<UUID, Passage> passages) {}

    private record Read(ProjectId project, long version, UUID passage) {}

    private record Asked(@Nullable String model, float @Nullable [] vector) {
        static final Asked BY_WORDS = new Asked(null, null);
    }

    private final Recent<Read, Passage> read = new Recent<>(READ_MAX);
    private final Indexes indexes;
    private final KnowledgeStore knowledge;
    private final DocumentStore documents;
    private final WorkStore work;
    private final Indexing indexing;
    private final Embedders embedders;
    private final EmptyProjects empty;
    private final Tenancy tenancy;
    private final Clock clock;

    Knowledge(
            Indexes indexes,
            KnowledgeStore knowledge,
            DocumentStore documents,
            WorkStore work,
            Indexing indexing,
            Embedders embedders,
            EmptyProjects empty,
            Tenancy tenancy,
            Clock clock) {
        this.indexes = indexes;
        this.knowledge = knowledge;
        this.documents = documents;
        this.work = work;
        this.indexing = indexing;
        this.embedders = embedders;
        this.empty = empty;
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
            // Before the search: it may be brought up to date meanwhile, and what was searched is then older than it
            // says.
            long version = index.version();
            List<Candidate> candidates = index.search(question, asked.model(), asked.vector());
            // All are there while the index is up to date; else those that are not must be known.
            boolean last = attempt == TRIES;
            List<Candidate> best =
                    last ? candidates : candidates.subList(0, Math.min(Math.max(limit, BEST), candidates.size()));
            Looked looked = look(organization, project, version, best);
            if (last || looked.state().version() == version) {
                return found(best, looked.passages(), limit);
            }
            indexes.catchUp(organization, project, index);
        }
    }

    /** Passages never change but by a new version: of those read at this one it is asked only whether they are there. */
    private Looked look(OrganizationId organization, ProjectId project, long version, List<Candidate> candidates) {
        Map<UUID, Passage> known = new HashMap<>();
        for (Candidate candidate : candidates) {
            Passage passage = read.find(new Read(project, version, candidate.passage()));
            if (passage != null) {
                known.put(passage.id(), passage);
            }
        }
        List<UUID> ids = candidates.stream().map(Candidate::passage).toList();
        if (known.size() == candidates.size()) {
            return tenancy.look(
                    organization,
                    KnowledgeStore.looking(organization, project),
                    PassageStore.lookingWhether(organization, ids),
                    (state, present) -> {
                        known.keySet().retainAll(Set.copyOf(present));
                        return new Looked(state.isEmpty() ? State.NEW : state.getFirst(), known);
                    });
        }
        return tenancy.look(
                organization,
                KnowledgeStore.looking(organization, project),
                PassageStore.looking(organization, project, ids),
                (state, passages) -> {
                    State now = state.isEmpty() ? State.NEW : state.getFirst();
                    passages.forEach(passage -> read.put(new Read(project, now.version(), passage.id()), passage));
                    return new Looked(
                            now, passages.stream().collect(Collectors.toMap(Passage::id, Function.identity())));
                });
    }

    private State state(OrganizationId organization, ProjectId project) {
        return tenancy.look(organization, KnowledgeStore.looking(organization, project)).stream()
                .findFirst()
                .orElse(State.NEW);
    }

    /** Whether there is nothing to be found, so that nobody need look: cheap enough to ask at every message. */
    public boolean isEmpty(OrganizationId organization, ProjectId project) {
        return empty.is(
                organization,
                project,
                () -> indexes.use(organization, project, index -> {
                    long version = index.version();
                    return index.isEmpty() && state(organization, project).version() == version;
                }));
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
        String complete = state(organization, project).vectorModel();
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
