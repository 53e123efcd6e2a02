package dev.frontdesk.conversation;

import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those of an organization who answer conversations. */
@Component
public class Colleagues {

    private static final int SHOWN_MAX = 500;

    public record Colleague(UUID id, String name) {}

    private final Members members;

    Colleagues(Members members) {
        this.members = members;
    }

    /** In the order in which they came. */
    List<Colleague> of(OrganizationId organization) {
        return members.list(organization, null, SHOWN_MAX).stream()
                .filter(member -> member.role() != Role.CUSTOMER)
                .flatMap(Colleagues::colleague)
                .toList();
    }

    private static Stream<Colleague> colleague(Member member) {
        AccountId account = member.account();
        return account == null ? Stream.of() : Stream.of(new Colleague(account.value(), member.name()));
    }

    Optional<Colleague> find(OrganizationId organization, UUID account) {
        return of(organization).stream().filter(each -> each.id().equals(account)).findFirst();
    }
}
