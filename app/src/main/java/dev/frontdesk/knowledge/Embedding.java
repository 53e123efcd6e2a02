package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.WorkStore.Claim;
import dev.frontdesk.model.EmbeddingModel;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives passages the vectors of the project's model. A new model's vectors are made beside the old ones, and searched
 * when the last document has them.
 */
@Component
class Embedding {

    private static final int BATCH = 32;

    private final Embedders embedders;
    private final WorkStore work;
    private final DocumentStore documents;
    private final PassageStore passages;
    private final KnowledgeStore knowledge;
    private final Indexes indexes;
    private final Tenancy tenancy;
    private final Clock clock;

    Embedding(
            Embedders embedders,
            WorkStore work,
            DocumentStore documents,
            PassageStore passages,
            KnowledgeStore knowledge,
            Indexes indexes,
            Tenancy tenancy,
            Clock clock) {
        this.embedders = embedders;
        this.work = work;
        this.documents = documents;
        this.passages = passages;
        this.knowledge = knowledge;
        this.indexes = indexes;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Does nothing where the project has no model, or the document its vectors. */
    void embed(Claim claim, Document document) {
        Optional<EmbeddingModel> found = embedders.of(document.organization(), document.project());
        if (found.isEmpty()) {
            return;
        }
        EmbeddingModel embedder = found.get();
        String model = embedder.name();
        OrganizationId organization = document.organization();
        while (true) {
            List<Passage> batch =
                    tenancy.read(organization, () -> passages.withoutVector(organization, document.id(), model, BATCH));
            if (batch.isEmpty()) {
                complete(claim, document, model);
                return;
            }
            Map<UUID, float[]> vectors = embed(embedder, batch);
            boolean held = tenancy.write(organization, () -> {
                boolean holds = work.renew(claim, clock.instant());
                if (holds) {
                    passages.insertVectors(organization, model, vectors);
                }
                return holds;
            });
            if (!held) {
                return;
            }
        }
    }

    private static Map<UUID, float[]> embed(EmbeddingModel embedder, List<Passage> batch) {
        List<float[]> vectors =
                embedder.embed(batch.stream().map(Passage::searched).toList());
        if (vectors.size() != batch.size()) {
            throw new IllegalStateException(
                    embedder.name() + " gave " + vectors.size() + " vectors for " + batch.size() + " texts");
        }
        Map<UUID, float[]> byPassage = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            byPassage.put(batch.get(i).id(), checked(vectors.get(i), embedder));
        }
        return byPassage;
    }

    private static float[] checked(float[] vector, EmbeddingModel embedder) {
        double length = 0;
        for (float each : vector) {
            length += (double) each * each;
        }
        if (vector.length != embedder.dimension() || !Double.isFinite(length) || length == 0) {
            throw new IllegalStateException(embedder.name() + " gave a vector of " + vector.length
                    + " numbers and squared length " + length + " where " + embedder.dimension() + " were promised");
        }
        return vector;
    }

    private void complete(Claim claim, Document document, String model) {
        OrganizationId organization = document.organization();
        ProjectId project = document.project();
        boolean changed = tenancy.write(organization, () -> {
            if (!work.renew(claim, clock.instant())) {
                return false;
            }
            boolean has = documents
                    .vectorModel(organization, document.id())
                    .filter(model::equals)
                    .isPresent();
            if (!has) {
                documents.embedded(document, model, knowledge.nextVersion(organization, project));
            }
            knowledge.switchIfComplete(organization, project, model);
            return !has;
        });
        if (changed) {
            indexes.refresh(organization, project);
        }
    }
}
