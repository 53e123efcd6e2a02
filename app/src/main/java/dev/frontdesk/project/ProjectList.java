package dev.frontdesk.project;

import dev.frontdesk.model.Provider;
import dev.frontdesk.organization.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page that lists an organization's projects. */
public record ProjectList(List<Item> items, boolean mayCreate) {

    /** @param model null: the built-in responder answers */
    public record Item(
            UUID id, String name, String prompt, @Nullable String model, Instant createdAt) {}

    static ProjectList of(List<Project> projects, Caller caller) {
        return new ProjectList(projects.stream().map(ProjectList::item).toList(), caller.mayAdminister());
    }

    private static Item item(Project project) {
        return new Item(
                project.id().value(),
                project.name(),
                project.prompt(),
                project.model().provider() == Provider.BUILT_IN
                        ? null
                        : project.model().model(),
                project.createdAt());
    }
}
