package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import java.time.Instant;
import java.util.List;

/** All organizations of the installation, and the form for one more. */
public record OrganizationsView(List<Row> rows, List<Field> fields) {

    /** @param here whether it is the one being looked at */
    public record Row(String id, String name, Instant createdAt, boolean here) {}

    public OrganizationsView {
        rows = List.copyOf(rows);
        fields = List.copyOf(fields);
    }

    static OrganizationsView of(Page page, Caller caller, List<Organization> organizations, Typed typed) {
        return new OrganizationsView(
                organizations.stream()
                        .map(each -> new Row(
                                each.id().toString(),
                                each.name(),
                                each.createdAt(),
                                each.id().equals(caller.organization())))
                        .toList(),
                List.of(typed.into(Field.text("name", page.say("access.organization"))
                        .hint(page.say("access.organization.hint"))
                        .needed())));
    }
}
