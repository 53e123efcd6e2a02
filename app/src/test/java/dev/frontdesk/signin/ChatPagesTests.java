package dev.frontdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser;
import dev.frontdesk.access.TestPeople;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.conversation.TestBot;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The settings page of linked chats. */
@FrontdeskTest
@Import(TestPeople.class)
class ChatPagesTests {

    private static final String PAGE = "/app/settings/chats";

    private final TestPeople people;
    private final Linking linking;
    private Person owner;
    private TestBot bot;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    ChatPagesTests(TestPeople people, Linking linking) {
        this.people = people;
        this.linking = linking;
    }

    @BeforeEach
    void connect() {
        owner = people.vendor();
        bot = new TestBot(people.key(owner.organization(), Role.VENDOR), Map.of());
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    @Test
    void aStrangerSignsInFirstAndComesBackToTheLink() {
        assertThat(people.stranger().get(PAGE + "/link?c=in-abc").location()).startsWith("/sign-in?next=");
    }

    @Test
    void confirmsTheLinkOfAChatAndListsAndEndsIt() {
        ChatPerson chat = new ChatPerson(bot);
        String offered = chat.say("/login");
        String token = ChatPerson.token(offered);
        Person employee = people.colleague(owner, Role.EMPLOYEE);
        Browser browser = people.browser(employee);

        assertThat(browser.get(PAGE + "/link?c=" + token).text())
                .contains("Telegram", employee.account().name(), "six digits");
        assertThat(browser.post(PAGE + "/link", Map.of("c", token, "code", "12"))
                        .text())
                .contains("not the digits shown");
        assertThat(browser.post(PAGE + "/link", Map.of("c", token, "code", ChatPerson.code(offered)))
                        .location())
                .isEqualTo(PAGE);
        assertThat(browser.get(PAGE).text()).contains("Linked from the chat").doesNotContain("Sign in by password");
        String id = linking.all(owner.organization(), 1).getFirst().id().toString();
        assertThat(people.browser(owner).get(PAGE).text())
                .contains("Chats of the organization", id, "Sign in by password");
        assertThat(browser.form("DELETE", PAGE + "/" + id, Map.of()).text()).contains("No chat is linked");
        assertThat(chat.say("/me")).contains("not signed in");
        assertThat(browser.get(PAGE + "/link?c=" + token).text()).contains("good no more");
    }

    @Test
    void makesAMessageForTheBotAndTurnsThePasswordOn() {
        Browser browser = people.browser(owner);
        browser.get(PAGE);
        assertThat(browser.post(PAGE + "/offers", Map.of()).text()).contains("/login in-");
        browser.form("PUT", PAGE + "/doors/" + bot.connection, Map.of("on", "true"));
        assertThat(new ChatPerson(bot).say("/login")).contains("write your e-mail");
    }
}
