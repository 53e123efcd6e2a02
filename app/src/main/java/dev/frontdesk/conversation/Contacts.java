package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ContactView;
import dev.frontdesk.conversation.ConversationViews.IdentityView;
import dev.frontdesk.conversation.ConversationViews.MergedView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.Locale;
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

    private record Merged(UUID into, MergedView contact) {}

    private final Tenancy tenancy;
    private final JdbcClient jdbc;

    Contacts(Tenancy tenancy, JdbcClient jdbc) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
    }

    /**
     * In the order of their ids, which is stable but means nothing; merged ones within those they are shown as.
     *
     * @param text those in whose names this stands; null: all
     */
    public PageOf<ContactView> list(Caller caller, @Nullable String text, @Nullable String cursor, int limit) {
        caller.requireConverse();
        UUID after = cursor == null ? new UUID(0, 0) : parse(cursor);
        String words = text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
        List<ContactView> found =
                tenancy.read(caller.organization(), () -> read(caller.organization(), after, null, words, limit + 1));
        return found.size() <= limit
                ? new PageOf<>(found, null)
                : new PageOf<>(
                        found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    /** The contact, or the one that it is shown as. */
    public Optional<ContactView> find(Caller caller, UUID id) {
        caller.requireConverse();
        return tenancy.read(
                caller.organization(),
                () -> read(caller.organization(), new UUID(0, 0), id, null, 1).stream()
                        .findFirst());
    }

    /** Whether somebody wrote to the organization under this id of a line, by mail under this address in lower case. */
    public boolean knows(OrganizationId organization, String connector, String personId) {
        UUID identity = Ids.named("identity", organization, connector, personId);
        return tenancy.read(
                organization,
                () -> jdbc.sql(
                                "select exists (select from contact_identity where organization_id = ? and identity_id = ?)")
                        .params(organization.value(), identity)
                        .query(Boolean.class)
                        .single());
    }

    private static UUID parse(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("cursor", "Use nextCursor of the page before, unchanged.");
        }
    }

    private List<ContactView> read(
            OrganizationId organization, UUID after, @Nullable UUID only, @Nullable String words, int limit) {
        List<ContactView> contacts = jdbc.sql("""
                        select contact_id, name, language, labels, created_at
                        from contact
                        where organization_id = :organization and contact_id > :after and merged_into is null
                            and (:only::uuid is null or contact_id = (
                                select coalesce(k.merged_into, k.contact_id)
                                from contact k
                                where k.organization_id = :organization and k.contact_id = :only
                            ))
                            and (:words::text is null or position(:words in lower(name)) > 0)
                        order by contact_id
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("after", after)
                .param("only", only)
                .param("words", words)
                .param("limit", limit)
                .query((row, number) -> new ContactView(
                        row.getObject("contact_id", UUID.class),
                        row.getString("name"),
                        row.getString("language"),
                        List.of((String[]) row.getArray("labels").getArray()),
                        List.of(),
                        List.of(),
                        row.getTimestamp("created_at").toInstant()))
                .list();
        UUID[] ids = contacts.stream().map(ContactView::id).toArray(UUID[]::new);
        Map<UUID, List<IdentityView>> identities = identities(organization, ids);
        Map<UUID, List<MergedView>> merged = merged(organization, ids);
        return contacts.stream()
                .map(contact -> new ContactView(
                        contact.id(),
                        contact.name(),
                        contact.language(),
                        contact.labels(),
                        identities.getOrDefault(contact.id(), List.of()),
                        merged.getOrDefault(contact.id(), List.of()),
                        contact.createdAt()))
                .toList();
    }

    private Map<UUID, List<MergedView>> merged(OrganizationId organization, UUID[] contacts) {
        return jdbc
                .sql("""
                        select merged_into, contact_id, name
                        from contact
                        where organization_id = :organization and merged_into = any (:contacts)
                        order by name, contact_id
                        """)
                .param("organization", organization.value())
                .param("contacts", contacts)
                .query((row, number) -> new Merged(
                        row.getObject("merged_into", UUID.class),
                        new MergedView(row.getObject("contact_id", UUID.class), row.getString("name"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Merged::into, Collectors.mapping(Merged::contact, Collectors.toList())));
    }

    private Map<UUID, List<IdentityView>> identities(OrganizationId organization, UUID[] contacts) {
        return jdbc
                .sql("""
                        select coalesce(k.merged_into, k.contact_id) as contact_id, i.connector, i.person_id, i.name,
                               i.username
                        from contact k
                            join contact_identity i
                                on i.organization_id = k.organization_id and i.contact_id = k.contact_id
                        where k.organization_id = :organization
                            and (k.contact_id = any (:contacts) or k.merged_into = any (:contacts))
                        order by i.connector, i.person_id
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
