package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Shell.Choice;
import dev.frontdesk.panel.Shell.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the modules for what stands around a page. */
@Component
class ShellFactory {

    private static final Pattern PROJECT = Pattern.compile("/app/projects/([0-9a-f-]{36})(?:/.*)?");

    private final ObjectProvider<ProjectDirectory> projects;
    private final ObjectProvider<OrganizationMenu> organizations;
    private final Notices notices;

    ShellFactory(
            ObjectProvider<ProjectDirectory> projects,
            ObjectProvider<OrganizationMenu> organizations,
            Notices notices) {
        this.projects = projects;
        this.organizations = organizations;
        this.notices = notices;
    }

    Shell around(@Nullable Caller caller, String path, Phrases words) {
        if (caller == null) {
            throw new IllegalStateException("Nobody is signed in at " + path);
        }
        List<Choice> organizations = organizations(caller);
        List<Choice> projects = projects(caller, path);
        return new Shell(
                caller.name(),
                organizations.stream()
                        .filter(Choice::chosen)
                        .map(Choice::name)
                        .findFirst()
                        .orElse(""),
                organizations,
                projects,
                projects.stream().filter(Choice::chosen).findFirst().orElse(null),
                rooms(caller, path, words));
    }

    private List<Choice> organizations(Caller caller) {
        return organizations.stream()
                .flatMap(menu -> menu.organizations(caller).stream())
                .map(item ->
                        new Choice(item.name(), item.id().toString(), item.id().equals(caller.organization())))
                .toList();
    }

    private List<Choice> projects(Caller caller, String path) {
        Matcher matcher = PROJECT.matcher(path);
        String chosen = matcher.matches() ? matcher.group(1) : "";
        return !caller.mayConverse()
                ? List.of()
                : projects.stream()
                        .flatMap(directory -> directory.projects(caller.organization()).stream())
                        .map(entry -> new Choice(
                                entry.name(),
                                entry.id().toString(),
                                entry.id().toString().equals(chosen)))
                        .toList();
    }

    private List<Entry> rooms(Caller caller, String path, Phrases words) {
        var waiting = notices.byRoom(caller, words);
        return Arrays.stream(Room.values())
                .filter(room -> room.openTo(caller))
                .map(room -> new Entry(room, room.holds(path), waiting.getOrDefault(room, 0)))
                .toList();
    }
}
