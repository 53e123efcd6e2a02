package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Secret;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts that begin an organization of their own: the first of an installation, and where sign-up is open. */
@Component
class SetUp {

    /** @param language en, ru or uk */
    record Newcomer(String email, String name, Secret password, String organization, String language) {}

    private final Links links;
    private final People people;
    private final Credentials credentials;
    private final Organizations organizations;
    private final Members members;
    private final TransactionTemplate transactions;

    SetUp(
            Links links,
            People people,
            Credentials credentials,
            Organizations organizations,
            Members members,
            PlatformTransactionManager transactions) {
        this.links = links;
        this.people = people;
        this.credentials = credentials;
        this.organizations = organizations;
        this.members = members;
        this.transactions = new TransactionTemplate(transactions);
    }

    boolean mayBegin(String token) {
        return links.find(Links.Kind.SET_UP, token).isPresent() && people.nobody();
    }

    /** The first account, a super admin; empty when the link is used up or somebody was faster. */
    Optional<Account> begin(String token, Newcomer newcomer) {
        return Objects.requireNonNull(transactions.execute(status -> {
            boolean first = links.take(Links.Kind.SET_UP, token).isPresent() && people.nobody();
            return first ? Optional.of(furnish(newcomer, true)) : Optional.empty();
        }));
    }

    /** @throws People.EmailTaken when there is an account with this address */
    Account signUp(Newcomer newcomer) {
        return Objects.requireNonNull(transactions.execute(status -> furnish(newcomer, false)));
    }

    private Account furnish(Newcomer newcomer, boolean superAdmin) {
        Account account = new Account(
                new AccountId(Ids.next()), newcomer.email(), newcomer.name(), superAdmin, newcomer.language());
        people.create(account);
        credentials.setPassword(account.id(), newcomer.password());
        Optional<Organization> waiting = superAdmin ? organizations.first() : Optional.empty();
        if (waiting.isPresent()) {
            organizations.take(
                    waiting.get(), newcomer.organization(), id -> members.found(id, account, account.actor()));
        } else {
            organizations.create(
                    newcomer.organization(),
                    newcomer.language(),
                    account.actor(),
                    id -> members.found(id, account, account.actor()));
        }
        return account;
    }
}
