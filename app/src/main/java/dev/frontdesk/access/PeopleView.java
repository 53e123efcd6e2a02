package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Page;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** The members, as the page of people shows them. */
public record PeopleView(List<Row> rows, boolean mayAdminister) {

    /**
     * @param role in the reader's language
     * @param projects names of those the person administers
     * @param self whether it is the reader
     */
    public record Row(
            UUID id, String name, String email, String role, List<String> projects, boolean invited, boolean self) {

        public Row {
            projects = List.copyOf(projects);
        }

        /** To stand for a picture. */
        public String initial() {
            return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        }
    }

    public PeopleView {
        rows = List.copyOf(rows);
    }

    static PeopleView of(Page page, Caller caller, List<Member> members, List<ProjectDirectory.Entry> projects) {
        return new PeopleView(
                members.stream()
                        .map(member -> row(page, caller, member, projects))
                        .toList(),
                caller.mayAdminister());
    }

    private static Row row(Page page, Caller caller, Member member, List<ProjectDirectory.Entry> projects) {
        return new Row(
                member.id().value(),
                member.name(),
                member.email(),
                page.say("access.role." + Check.name(member.role())),
                projects.stream()
                        .filter(project -> member.grants().contains(project.id()))
                        .map(ProjectDirectory.Entry::name)
                        .toList(),
                member.invited(),
                member.account() != null && Objects.equals(member.account().value(), caller.id()));
    }
}
