package dev.frontdesk.conversation;

import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Presence;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those of an organization who answer conversations. */
@Component
public class Colleagues {

    private static final int SHOWN_MAX = 500;

    /** @param present whether they have the panel open */
    public record Colleague(UUID id, String name, boolean present) {}

    private final Members members;
    private final Presence presence;

    Colleagues(Members members, Presence presence) {
        this.members = members;
        this.presence = presence;
    }

    /** In the order in which they came. */
    List<Colleague> of(OrganizationId organization) {
        Set<UUID> there = presence.of(organization);
        return members.list(organization, null, SHOWN_MAX).stream()
                .filter(member -> member.role() != Role.CUSTOMER)
                .flatMap(member -> colleague(member, there))
                .toList();
    }

    private static Stream<Colleague> colleague(Member member, Set<UUID> there) {
        AccountId account = member.account();
        return account == null
                ? Stream.of()
                : Stream.of(new Colleague(account.value(), member.name(), there.contains(account.value())));
    }

    Optional<Colleague> find(OrganizationId organization, UUID account) {
        return of(organization).stream()
                .filter(each -> each.id().equals(account))
                .findFirst();
    }
}
