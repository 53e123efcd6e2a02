package dev.frontdesk.access;

import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import java.util.List;
import java.util.UUID;

/** The form for a new key. */
public record KeyForm(List<String> problems, List<Field> fields, List<MemberForm.Choice> projects) {

    public KeyForm {
        problems = List.copyOf(problems);
        fields = List.copyOf(fields);
        projects = List.copyOf(projects);
    }

    static KeyForm of(Page page, List<ProjectDirectory.Entry> projects, Typed typed) {
        List<Field> fields = List.of(
                Field.text("name", page.say("access.keys.name"))
                        .hint(page.say("access.keys.name.hint"))
                        .needed(),
                Field.select(
                                "role",
                                page.say("access.keys.role"),
                                List.of(
                                        new Option("vendor", page.say("access.keys.role.vendor")),
                                        new Option("employee", page.say("access.keys.role.employee"))))
                        .value("vendor")
                        .needed());
        List<UUID> chosen = chosen(typed);
        return new KeyForm(
                typed.others(fields),
                fields.stream().map(typed::into).toList(),
                projects.stream()
                        .map(project -> new MemberForm.Choice(
                                project.id().value(),
                                project.name(),
                                chosen.contains(project.id().value())))
                        .toList());
    }

    /** The projects that were ticked; what is no id was not typed by a person. */
    static List<UUID> chosen(Typed typed) {
        return typed.values().getOrDefault("projects", List.of()).stream()
                .filter(id -> id.matches("[0-9a-fA-F-]{36}"))
                .map(UUID::fromString)
                .toList();
    }
}
