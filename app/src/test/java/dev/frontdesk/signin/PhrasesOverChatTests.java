package dev.frontdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser;
import dev.frontdesk.access.TestPeople;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.conversation.TestBot;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People have things done by phrases in Telegram, without any model, each with their own rights. */
@FrontdeskTest
@Import(TestPeople.class)
class PhrasesOverChatTests {

    private final TestPeople people;
    private final JsonMapper json = JsonMapper.shared();
    private Person owner;
    private ApiClient key;
    private TestBot bot;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    PhrasesOverChatTests(TestPeople people) {
        this.people = people;
    }

    @BeforeEach
    void connect() {
        owner = people.vendor();
        key = people.key(owner.organization(), Role.VENDOR);
        bot = new TestBot(key, Map.of());
        bot.thinkWith(Map.of("provider", "built-in"));
        made("deals", Map.of("title", "Wedding of the Smiths"));
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    private JsonNode made(String kind, Map<String, Object> record) {
        ApiClient.Answer answer = key.post("/api/v1/crm/" + kind, record);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode items(String kind) {
        return key.get("/api/v1/crm/" + kind).json().path("items");
    }

    private ChatPerson signedIn(Role role) {
        Person person = people.colleague(owner, role);
        ChatPerson chat = new ChatPerson(bot);
        String offered = chat.say("/login");
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        String body =
                json.writeValueAsString(Map.of("token", ChatPerson.token(offered), "code", ChatPerson.code(offered)));
        assertThat(browser.json("POST", "/api/v1/me/chats", body, Map.of("X-CSRF-Token", browser.token()))
                        .status())
                .isEqualTo(201);
        return chat;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Show my deals", "Покажи все сделки", "Покажи всі угоди", "Delete deal 1"})
    void aGuestIsToldToSignIn(String sentence) {
        assertThat(new ChatPerson(bot).say(sentence)).contains("/login").doesNotContain("Smiths");
    }

    @Test
    void aGuestIsAskedForNoValue() {
        ChatPerson guest = new ChatPerson(bot);

        assertThat(guest.say("Add a new customer")).contains("/login");
        guest.say("Zoe Smith");

        assertThat(items("customers")).isEmpty();
    }

    @Test
    void anEmployeeMakesALeadAndMovesItOn() {
        ChatPerson employee = signedIn(Role.EMPLOYEE);

        employee.say("Create a new lead named Jane from LinkedIn");
        assertThat(items("leads").path(0).path("name").asString()).isEqualTo("Jane");
        assertThat(employee.say("Update lead Jane to contacted")).contains("Jane");
        assertThat(items("leads").path(0).path("status").asString()).isEqualTo("contacted");
        assertThat(employee.say("Покажи всі угоди")).contains("Wedding of the Smiths");
        assertThat(employee.say("Delete lead Jane")).contains("role");
        assertThat(items("leads")).hasSize(1);
    }

    @Test
    void aCustomerSeesTheirOwnAlone() {
        made("issues", Map.of("title", "Of somebody else", "description", "Private"));
        ChatPerson customer = signedIn(Role.CUSTOMER);

        assertThat(customer.say("Create a support issue about login problems")).contains("login problems");
        assertThat(customer.say("What are my open issues?"))
                .contains("login problems")
                .doesNotContain("somebody else");
        assertThat(customer.say("Show my deals")).contains("role").doesNotContain("Smiths");
        assertThat(customer.say("Add a new customer")).contains("role");
        assertThat(customer.say("Monthly revenue")).contains("role");
    }
}
