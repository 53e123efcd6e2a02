package dev.frontdesk.access;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OperatorError;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first account, organization and key of an installation, once, whichever node starts first. */
@Component
class FirstRun {

    static final String DEMO_EMAIL = "demo@frontdesk.example";
    static final Secret DEMO_PASSWORD = new Secret("frontdesk-demo");

    private static final int KEY_LENGTH_MIN = 32;
    private static final Duration SET_UP_TIME = Duration.ofDays(7);
    private static final String FIRST_NAME = "My organization";

    /** What the operator has to be told; null where there is nothing. */
    record Welcome(boolean demoSignIn, @Nullable Secret setUpToken) {}

    private final FrontdeskSettings settings;
    private final People people;
    private final Organizations organizations;
    private final Members members;
    private final Credentials credentials;
    private final ApiKeys keys;
    private final Links links;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    FirstRun(
            FrontdeskSettings settings,
            People people,
            Organizations organizations,
            Members members,
            Credentials credentials,
            ApiKeys keys,
            Links links,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.people = people;
        this.organizations = organizations;
        this.members = members;
        this.credentials = credentials;
        this.keys = keys;
        this.links = links;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        refuseShortKey(settings.apiKey());
    }

    private static void refuseShortKey(@Nullable Secret key) {
        if (key != null && key.reveal().length() < KEY_LENGTH_MIN) {
            throw new OperatorError("FRONTDESK_API_KEY has " + key.reveal().length() + " characters and needs at least "
                    + KEY_LENGTH_MIN + ". Make one with: openssl rand -hex 32");
        }
    }

    Welcome prepare() {
        return Objects.requireNonNull(transactions.execute(status -> {
            oneNodeAtATime();
            boolean demo = demo();
            Secret setUp = people.nobody() && !demo ? begin() : null;
            takeKey();
            return new Welcome(demo, setUp);
        }));
    }

    private void oneNodeAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('frontdesk first run'))")
                .query((row, n) -> true)
                .single();
    }

    /** The demo's password is known to everybody, so that it works only beside the sandbox. */
    private boolean demo() {
        Account demo = people.findByEmail(DEMO_EMAIL).orElse(null);
        if (demo == null) {
            return settings.sandboxIsOn() && people.nobody() && noAdmin() && createDemo();
        }
        boolean known = credentials.demo(demo.id());
        if (settings.sandboxIsOn() && !credentials.exist(demo.id())) {
            credentials.setDemoPassword(demo.id(), DEMO_PASSWORD);
            return true;
        }
        if (!settings.sandboxIsOn() && known) {
            credentials.close(demo.id());
        }
        return settings.sandboxIsOn() && known;
    }

    private boolean noAdmin() {
        String email = settings.adminEmail();
        return email == null || email.isBlank();
    }

    private boolean createDemo() {
        Account account = superAdmin(DEMO_EMAIL, "Demo");
        credentials.setDemoPassword(account.id(), DEMO_PASSWORD);
        furnish(account);
        return true;
    }

    /** @return the token of a set-up link where nobody can be made */
    private @Nullable Secret begin() {
        String email = settings.adminEmail();
        Secret password = settings.adminPassword();
        if (email == null || noAdmin()) {
            links.deleteAll(Links.Kind.SET_UP);
            return links.make(new Links.Link(Links.Kind.SET_UP, null, false), SET_UP_TIME);
        }
        if (password == null) {
            throw new OperatorError("FRONTDESK_ADMIN_EMAIL is set and FRONTDESK_ADMIN_PASSWORD is not. Set both, or"
                    + " neither to get a set-up link.");
        }
        Account account = superAdmin(email.strip(), email.strip().replaceAll("@.*", ""));
        credentials.setPassword(account.id(), password);
        furnish(account);
        return null;
    }

    private Account superAdmin(String email, String name) {
        Account account = new Account(new AccountId(Ids.next()), email, name, true, null);
        people.create(account);
        return account;
    }

    private void furnish(Account account) {
        if (settings.sandboxIsOn()) {
            organizations.createDemo(id -> members.found(id, account, Actor.SYSTEM));
        } else {
            organizations.create(FIRST_NAME, "en", Actor.SYSTEM, id -> members.found(id, account, Actor.SYSTEM));
        }
    }

    private void takeKey() {
        Secret key = settings.apiKey();
        if (key != null) {
            keys.takeFromSettings(firstOrganization(), key);
        }
    }

    private OrganizationId firstOrganization() {
        return organizations
                .first()
                .map(Organization::id)
                .orElseGet(() -> organizations
                        .create(FIRST_NAME, "en", Actor.SYSTEM, id -> {})
                        .id());
    }
}
