package dev.frontdesk.signin;

import dev.frontdesk.access.Proofs;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs people in and out of chats, and tells where they are. Every change is audited with it. */
@Component
class Linking implements Cleanup {

    static final Duration IDLE_MAX = Duration.ofDays(30);
    private static final Duration TOUCHED_EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(2);

    private final ChatLinkStore store;
    private final LinkedChats linked;
    private final Proofs proofs;
    private final Tenancy tenancy;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Linking(
            ChatLinkStore store,
            LinkedChats linked,
            Proofs proofs,
            Tenancy tenancy,
            Audit audit,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.linked = linked;
        this.proofs = proofs;
        this.tenancy = tenancy;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false where somebody is signed in in this chat already; to be called inside a transaction */
    boolean link(Caller person, Offer.ChatSeen chat, ChatLink.Way way) {
        Instant now = clock.instant();
        ChatLink link = new ChatLink(
                Ids.next(),
                person.organization(),
                chat.conversation(),
                chat.contact(),
                new AccountId(person.id()),
                chat.connector(),
                chat.name(),
                way,
                now,
                now);
        if (!store.insert(link)) {
            return false;
        }
        audit.record(
                person.organization(),
                AuditEntry.of(person.actor(), "chat.linked")
                        .about("conversation", chat.conversation())
                        .with("way", way.name().toLowerCase(Locale.ROOT))
                        .with("connector", chat.connector())
                        .personal(person.id(), "chat", chat.name()));
        return true;
    }

    /** To be called after that is committed. */
    void linked(Offer.ChatSeen chat) {
        linked.linked(chat.conversation());
    }

    /** Whether what the link stands on still stands; ends it where it does not. */
    boolean holds(ChatLink link) {
        Instant now = clock.instant();
        Optional<String> fault = fault(link, now);
        fault.ifPresent(reason -> end(link, Actor.SYSTEM, reason));
        if (fault.isEmpty() && link.seenAt().plus(TOUCHED_EVERY).isBefore(now)) {
            tenancy.run(link.organization(), () -> store.touch(link, now));
        }
        return fault.isEmpty();
    }

    private Optional<String> fault(ChatLink link, Instant now) {
        if (link.seenAt().plus(IDLE_MAX).isBefore(now)) {
            return Optional.of("idle");
        }
        if (proofs.passwordSetAt(link.account())
                .filter(set -> !set.isAfter(link.linkedAt()))
                .isEmpty()) {
            return Optional.of("password");
        }
        return proofs.caller(link.account(), link.organization()).isEmpty()
                ? Optional.of("membership")
                : Optional.empty();
    }

    List<ChatLink> own(Caller person) {
        return tenancy.read(person.organization(), () -> store.list(person.organization(), new AccountId(person.id())));
    }

    List<ChatLink> all(OrganizationId organization, int limit) {
        return tenancy.read(organization, () -> store.list(organization, limit));
    }

    Optional<ChatLink> find(OrganizationId organization, UUID id) {
        return tenancy.read(organization, () -> store.find(organization, id));
    }

    /** @param reason {@code logout}, {@code revoked}, or what it stood on: {@code idle}, {@code password}, {@code membership} */
    boolean end(ChatLink link, Actor actor, String reason) {
        boolean ended = tenancy.write(link.organization(), () -> {
            boolean deleted = store.delete(link);
            if (deleted) {
                audit.record(
                        link.organization(),
                        AuditEntry.of(actor, "chat.unlinked")
                                .about("conversation", link.conversation())
                                .with("reason", reason));
            }
            return deleted;
        });
        linked.ended(link.conversation());
        return ended;
    }

    @Override
    public int clean(Instant now) {
        return jdbc.sql("select forget_chat_sign_ins(?, ?)")
                .params(ChatLinkStore.utc(now.minus(KEPT)), ChatLinkStore.utc(now.minus(IDLE_MAX)))
                .query(Integer.class)
                .single();
    }
}
