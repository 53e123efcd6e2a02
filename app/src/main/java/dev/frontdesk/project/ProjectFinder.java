package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Finder;
import dev.frontdesk.panel.Phrases;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds projects for the command bar. */
@Component
@Order(1)
class ProjectFinder implements Finder {

    private static final int FOUND_MAX = 5;

    private final ProjectDirectory projects;

    ProjectFinder(ProjectDirectory projects) {
        this.projects = projects;
    }

    @Override
    public List<Found> find(Caller caller, String query, Phrases words) {
        if (!caller.mayConverse()) {
            return List.of();
        }
        String wanted = query.toLowerCase(Locale.ROOT);
        return projects.projects(caller.organization()).stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(FOUND_MAX)
                .map(entry ->
                        new Found("projects", entry.name(), words.say("project.one"), "/app/projects/" + entry.id()))
                .toList();
    }
}
