package dev.frontdesk.knowledge;

import dev.frontdesk.model.EmbeddingModel;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.Optional;

/** Finds the embedding model of a project. Cheap: asked at every search. */
public interface Embedders {

    /** The chosen one. Empty when the project searches by words alone. */
    Optional<EmbeddingModel> of(OrganizationId organization, ProjectId project);

    /**
     * One by its name: while the vectors of a newly chosen model are being made, the one before is asked on. Empty when
     * it cannot be had any more; then words alone are searched until the new vectors are complete.
     */
    Optional<EmbeddingModel> named(OrganizationId organization, ProjectId project, String model);
}
