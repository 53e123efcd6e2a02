package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ContactView;
import dev.frontdesk.conversation.ConversationViews.IdentityView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people an organization talks to. */
@Service
public class Contacts {

    private record Owned(UUID contact, IdentityView identity) {}

    private final Tenancy tenancy;
    private final JdbcClient jdbc;

    Contacts(Tenancy tenancy, JdbcClient jdbc) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
    }

    /** In the order of their ids, which is stable but means nothing. */
    public PageOf<ContactView> list(Caller caller, @Nullable String cursor, int limit) {
        caller.requireConverse();
        UUID after = cursor == null ? new UUID(0, 0) : parse(cursor);
        List<ContactView> found =
                tenancy.read(caller.organization(), () -> read(caller.organization(), after, null, limit + 1));
        return found.size() <= limit
                ? new PageOf<>(found, null)
                : new PageOf<>(
                        found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    public Optional<ContactView> find(Caller caller, UUID id) {
        caller.requireConverse();
        return tenancy.read(
                caller.organization(),
                () -> read(caller.organization(), new UUID(0, 0), id, 1).stream()
                        .findFirst());
    }

    private static UUID parse(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("cursor", "Use nextCursor of the page before, unchanged.");
        }
    }

    private List<ContactView> read(OrganizationId organization, UUID after, @Nullable UUID only, int limit) {
        List<ContactView> contacts = jdbc.sql("""
                        select contact_id, name, language, created_at
                        from contact
                        where organization_id = :organization and contact_id > :after
                            and (:only::uuid is null or contact_id = :only)
                        order by contact_id
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("after", after)
                .param("only", only)
                .param("limit", limit)
                .query((row, number) -> new ContactView(
                        row.getObject("contact_id", UUID.class),
                        row.getString("name"),
                        row.getString("language"),
                        List.of(),
                        row.getTimestamp("created_at").toInstant()))
                .list();
        Map<UUID, List<IdentityView>> identities =
                identities(organization, contacts.stream().map(ContactView::id).toArray(UUID[]::new));
        return contacts.stream()
                .map(contact -> new ContactView(
                        contact.id(),
                        contact.name(),
                        contact.language(),
                        identities.getOrDefault(contact.id(), List.of()),
                        contact.createdAt()))
                .toList();
    }

    private Map<UUID, List<IdentityView>> identities(OrganizationId organization, UUID[] contacts) {
        return jdbc
                .sql("""
                        select contact_id, connector, person_id, name, username
                        from contact_identity
                        where organization_id = :organization and contact_id = any (:contacts)
                        order by connector, person_id
                        """)
                .param("organization", organization.value())
                .param("contacts", contacts)
                .query((row, number) -> new Owned(
                        row.getObject("contact_id", UUID.class),
                        new IdentityView(
                                row.getString("connector"),
                                row.getString("person_id"),
                                row.getString("name"),
                                row.getString("username"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::contact, Collectors.mapping(Owned::identity, Collectors.toList())));
    }
}
