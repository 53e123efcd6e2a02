package dev.frontdesk.knowledge;

import dev.frontdesk.model.EmbeddingModel;
import dev.frontdesk.model.Models;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The models that projects have chosen, and those this node has seen them choose before. */
@Component
class ChosenEmbedders implements Embedders {

    private static final int KEPT_MAX = 2_000;

    private record Key(ProjectId project, String model) {}

    private final Projects projects;
    private final Models models;
    private final Map<Key, EmbeddingModel> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, EmbeddingModel> eldest) {
            return size() > KEPT_MAX;
        }
    };

    ChosenEmbedders(Projects projects, Models models) {
        this.projects = projects;
        this.models = models;
    }

    @Override
    public Optional<EmbeddingModel> of(OrganizationId organization, ProjectId project) {
        Optional<EmbeddingModel> chosen =
                projects.find(organization, project).flatMap(found -> models.embedding(found.model()));
        chosen.ifPresent(model -> remember(new Key(project, model.name()), model));
        return chosen;
    }

    @Override
    public Optional<EmbeddingModel> named(OrganizationId organization, ProjectId project, String model) {
        return of(organization, project)
                .filter(chosen -> chosen.name().equals(model))
                .or(() -> remembered(new Key(project, model)));
    }

    private void remember(Key key, EmbeddingModel model) {
        synchronized (seen) {
            seen.put(key, model);
        }
    }

    private Optional<EmbeddingModel> remembered(Key key) {
        synchronized (seen) {
            return Optional.ofNullable(seen.get(key));
        }
    }
}
