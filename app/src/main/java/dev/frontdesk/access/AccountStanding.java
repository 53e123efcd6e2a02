package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Membership;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.People;
import dev.frontdesk.panel.OrganizationMenu;
import dev.frontdesk.panel.Preferences;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What the panel shows of the person who is signed in: language, and the organizations to switch between. */
@Component
class AccountStanding implements Preferences, OrganizationMenu {

    private final People people;
    private final Members members;
    private final Organizations organizations;
    private final Callers callers;

    AccountStanding(People people, Members members, Organizations organizations, Callers callers) {
        this.people = people;
        this.members = members;
        this.organizations = organizations;
        this.callers = callers;
    }

    /** Null for an API key. */
    @Nullable Account account(Caller caller) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication found) {
            SignedIn person = found.person();
            return person == null ? null : person.account();
        }
        return caller.kind() == Caller.Kind.PERSON
                ? people.find(new AccountId(caller.id())).orElse(null)
                : null;
    }

    @Override
    public Optional<Locale> language(Caller caller) {
        Account account = account(caller);
        String chosen = account == null ? null : account.language();
        return Optional.ofNullable(chosen).map(Locale::of);
    }

    @Override
    public void choose(Caller caller, Locale language) {
        Account account = account(caller);
        if (account != null) {
            people.update(new Account(
                    account.id(), account.email(), account.name(), account.superAdmin(), language.getLanguage()));
            callers.forget(account.id().value());
        }
    }

    /** A super admin visiting an organization sees it beside their own. */
    @Override
    public List<Item> organizations(Caller caller) {
        if (caller.kind() == Caller.Kind.API_KEY) {
            return List.of();
        }
        List<Item> own = members.memberships(new AccountId(caller.id())).stream()
                .map(AccountStanding::item)
                .toList();
        OrganizationId here = caller.organization();
        return own.stream().anyMatch(item -> item.id().equals(here))
                ? own
                : Stream.concat(
                                own.stream(),
                                organizations.find(here).stream()
                                        .map(visited -> new Item(visited.id(), visited.name())))
                        .toList();
    }

    private static Item item(Membership membership) {
        return new Item(membership.organization(), membership.organizationName());
    }
}
