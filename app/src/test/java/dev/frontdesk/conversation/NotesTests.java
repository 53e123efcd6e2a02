package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser;
import dev.frontdesk.access.TestPeople;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Private notes as colleagues see them. */
@FrontdeskTest
@Import(TestPeople.class)
class NotesTests {

    @Autowired
    TestPeople people;

    @Test
    void namesAProgramAsAProgram() {
        Person vendor = people.vendor();
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        String project = key.post("/api/v1/projects", Map.of("name", "Counter", "language", "en"))
                .json()
                .get("id")
                .asString();
        String conversation = key.post("/api/v1/projects/" + project + "/chat", Map.of("text", "Hello"))
                .json()
                .get("conversationId")
                .asString();
        key.post("/api/v1/conversations/" + conversation + "/notes", Map.of("text", "Ask for the invoice"));
        Browser browser = people.browser(vendor);
        String address = "/app/messaging/" + conversation;
        browser.get(address);
        browser.post(address + "/notes", Map.of("text", "I called them"));

        String page = browser.get(address).text();

        assertThat(page)
                .contains("Note by the program Test")
                .contains("Note by " + vendor.account().name());
    }
}
