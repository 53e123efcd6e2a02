package dev.frontdesk.access;

import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form to invite somebody, or to change what a member may do.
 *
 * @param member null for somebody new
 * @param projects those that may be granted, each with whether it is
 */
public record MemberForm(
        @Nullable UUID member, String title, List<String> problems, List<Field> fields, List<Choice> projects) {

    public record Choice(UUID id, String name, boolean chosen) {}

    public MemberForm {
        problems = List.copyOf(problems);
        fields = List.copyOf(fields);
        projects = List.copyOf(projects);
    }

    static MemberForm fresh(Page page, List<ProjectDirectory.Entry> projects, Typed typed) {
        Field email =
                Field.of(Field.Kind.EMAIL, "email", page.say("access.email")).needed();
        Field name = Field.text("name", page.say("access.name"));
        Field role = role(page).value("employee");
        return form(page.say("access.people.invite"), null, projects, List.of(), typed, email, name, role);
    }

    static MemberForm of(Page page, Member member, List<ProjectDirectory.Entry> projects, Typed typed) {
        List<UUID> granted =
                member.grants().stream().map(project -> project.value()).toList();
        return form(
                member.name(),
                member.id().value(),
                projects,
                granted,
                typed,
                role(page).value(Check.name(member.role())));
    }

    private static Field role(Page page) {
        return Field.select(
                        "role",
                        page.say("access.role"),
                        Arrays.stream(Role.values())
                                .map(role -> new Option(Check.name(role), page.say("access.role." + Check.name(role))))
                                .toList())
                .hint(page.say("access.role.hint"))
                .needed();
    }

    private static MemberForm form(
            String title,
            @Nullable UUID member,
            List<ProjectDirectory.Entry> projects,
            List<UUID> granted,
            Typed typed,
            Field... fields) {
        List<Field> shown = List.of(fields);
        boolean touched = !typed.values().isEmpty();
        List<String> chosen = typed.values().getOrDefault("projects", List.of());
        return new MemberForm(
                member,
                title,
                typed.others(shown),
                shown.stream().map(typed::into).toList(),
                projects.stream()
                        .map(project -> new Choice(
                                project.id().value(),
                                project.name(),
                                touched
                                        ? chosen.contains(project.id().toString())
                                        : granted.contains(project.id().value())))
                        .toList());
    }
}
