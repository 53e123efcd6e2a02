package dev.frontdesk.access;

import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which projects can be granted. */
@Component
class Granting {

    private final ObjectProvider<ProjectDirectory> directory;

    Granting(ObjectProvider<ProjectDirectory> directory) {
        this.directory = directory;
    }

    List<ProjectDirectory.Entry> projects(OrganizationId organization) {
        return directory.stream()
                .flatMap(each -> each.projects(organization).stream())
                .toList();
    }

    boolean exists(OrganizationId organization, ProjectId project) {
        return projects(organization).stream().anyMatch(entry -> entry.id().equals(project));
    }

    /** Reads a list of projects; those that the organization does not have are a problem of the field. */
    Set<ProjectId> check(Check check, String field, OrganizationId organization, @Nullable Collection<UUID> ids) {
        if (ids == null || ids.isEmpty()) {
            return Set.of();
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            check.problem(field, "access.check.project", "null");
            return Set.of();
        }
        Set<ProjectId> known =
                projects(organization).stream().map(ProjectDirectory.Entry::id).collect(Collectors.toSet());
        Set<ProjectId> wanted = ids.stream().map(ProjectId::new).collect(Collectors.toSet());
        wanted.stream()
                .filter(project -> !known.contains(project))
                .forEach(project -> check.problem(field, "access.check.project", project.toString()));
        return wanted;
    }
}
