package dev.frontdesk.conversation;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.ApiClient;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** People who answer conversations of the organization that the tests' key belongs to. */
@TestComponent
class TestColleagues {

    private final People people;
    private final Members members;
    private final Tenancy tenancy;
    private final ApiClient api;

    TestColleagues(People people, Members members, Tenancy tenancy, ApiClient api) {
        this.people = people;
        this.members = members;
        this.tenancy = tenancy;
        this.api = api;
    }

    OrganizationId organization() {
        return OrganizationId.of(
                api.get("/api/v1/me").json().path("organization").path("id").asString());
    }

    /** The account of somebody new. */
    UUID create(String name) {
        UUID id = Ids.next();
        Account account = new Account(new AccountId(id), id + "@example.test", name, false, "en");
        people.create(account);
        OrganizationId organization = organization();
        tenancy.run(organization, () -> members.found(organization, account, Actor.SYSTEM));
        return id;
    }
}
