package dev.frontdesk.access;

import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as the page of keys shows it. */
public record KeyRow(
        UUID id,
        String name,
        String role,
        List<String> projects,
        String preview,
        Instant createdAt,
        @Nullable Instant usedAt) {

    public KeyRow {
        projects = List.copyOf(projects);
    }

    static KeyRow of(Page page, ApiKey key, List<ProjectDirectory.Entry> projects) {
        String role = key.superAdmin() ? "super-admin" : Check.name(key.role());
        return new KeyRow(
                key.id(),
                key.name(),
                page.say("access.role." + role),
                projects.stream()
                        .filter(project -> key.grants().contains(project.id()))
                        .map(ProjectDirectory.Entry::name)
                        .toList(),
                key.preview(),
                key.createdAt(),
                key.usedAt());
    }
}
