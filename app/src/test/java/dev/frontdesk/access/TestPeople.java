package dev.frontdesk.access;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.MemberId;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.People;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.ApiClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Makes organizations with people in them, and lets them in without asking for a password. */
@TestComponent
public class TestPeople {

    public static final String PASSWORD = "fake staple battery horse";

    public record Person(Account account, OrganizationId organization, MemberId member) {
        public String email() {
            return account.email();
        }
    }

    private final People people;
    private final Organizations organizations;
    private final Members members;
    private final Credentials credentials;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Tenancy tenancy;
    private final ApiClient api;

    TestPeople(
            People people,
            Organizations organizations,
            Members members,
            Credentials credentials,
            Sessions sessions,
            ApiKeys keys,
            Tenancy tenancy,
            ApiClient api) {
        this.people = people;
        this.organizations = organizations;
        this.members = members;
        this.credentials = credentials;
        this.sessions = sessions;
        this.keys = keys;
        this.tenancy = tenancy;
        this.api = api;
    }

    /** The owner of a new organization. */
    public Person vendor() {
        return vendor(false);
    }

    public Person superAdmin() {
        return vendor(true);
    }

    private Person vendor(boolean superAdmin) {
        Account account = account(superAdmin);
        MemberId[] member = new MemberId[1];
        OrganizationId organization = organizations
                .create(
                        "Shop " + account.id(),
                        "en",
                        Actor.SYSTEM,
                        id -> member[0] = members.found(id, account, Actor.SYSTEM))
                .id();
        return new Person(account, organization, member[0]);
    }

    /** Somebody new in the owner's organization. */
    public Person colleague(Person vendor, Role role) {
        return join(vendor, account(false), role);
    }

    public Person join(Person vendor, Account account, Role role) {
        Member place = members.invite(
                caller(vendor), "place-" + Ids.next() + "@example.test", "Place", role, Set.of(), m -> {});
        tenancy.run(vendor.organization(), () -> members.join(vendor.organization(), place.id(), account));
        return new Person(account, vendor.organization(), place.id());
    }

    private Account account(boolean superAdmin) {
        AccountId id = new AccountId(Ids.next());
        Account account = new Account(id, "p-" + id + "@example.test", "Person " + id, superAdmin, "en");
        people.create(account);
        credentials.setPassword(id, new Secret(PASSWORD));
        return account;
    }

    /** The owner of a new organization, who has not chosen a language. */
    Person speechless() {
        Person person = vendor();
        Account account = person.account();
        people.update(new Account(account.id(), account.email(), account.name(), false, null));
        return person;
    }

    public Caller caller(Person vendor) {
        return new Caller(
                Caller.Kind.PERSON,
                vendor.account().id().value(),
                vendor.account().name(),
                vendor.organization(),
                Role.VENDOR,
                vendor.account().superAdmin(),
                Set.of());
    }

    /** A browser in which the person is signed in. */
    public Browser browser(Person person) {
        Browser browser = new Browser(api);
        Secret token = sessions.open(person.account().id(), person.organization(), new Visit("127.0.0.1", "Test"));
        browser.cookies.put("frontdesk_session", token.reveal());
        return browser;
    }

    /** A browser in which nobody is signed in. */
    public Browser stranger() {
        return new Browser(api);
    }

    /** Calls with a key of the organization. */
    public ApiClient key(OrganizationId organization, Role role) {
        return api.as(keys.make(Actor.SYSTEM, organization, "Test", role, Set.of())
                .token()
                .reveal());
    }

    /** Calls with a vendor's key that the person made. */
    ApiClient keyOf(Person maker) {
        return api.as(keys.make(maker.account().actor(), maker.organization(), "Own", Role.VENDOR, Set.of())
                .token()
                .reveal());
    }

    /** Gives the person a second factor; what its codes are made of. */
    public byte[] secondFactor(Person person, Clock clock) {
        byte[] secret = credentials.proposeSecondFactor(person.account().id());
        credentials.confirmSecondFactor(person.account().id(), code(secret, clock.instant()));
        return secret;
    }

    /** As if the person had chosen another. */
    public void newPassword(Person person) {
        credentials.setPassword(person.account().id(), new Secret(PASSWORD));
    }

    public static String code(byte[] secret, Instant at) {
        return Totp.code(secret, at);
    }

    static String unknownId() {
        return UUID.randomUUID().toString();
    }
}
