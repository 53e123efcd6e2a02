package dev.frontdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser;
import dev.frontdesk.access.TestPeople;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.conversation.IdentityResolver;
import dev.frontdesk.conversation.TestBot;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** People write to a bot and sign in by links, as a newcomer and as an attacker would. */
@FrontdeskTest
@Import(TestPeople.class)
class SignInOverChatTests {

    private final TestPeople people;
    private final Members members;
    private final IdentityResolver identities;
    private final Linking linking;
    private final MutableClock clock;
    private final JsonMapper json = JsonMapper.shared();
    private Person owner;
    private ApiClient key;
    private TestBot bot;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    SignInOverChatTests(
            TestPeople people, Members members, IdentityResolver identities, Linking linking, MutableClock clock) {
        this.identities = identities;
        this.linking = linking;
        this.people = people;
        this.members = members;
        this.clock = clock;
    }

    @BeforeEach
    void connect() {
        owner = people.vendor();
        key = people.key(owner.organization(), Role.VENDOR);
        bot = new TestBot(key, Map.of());
    }

    @AfterEach
    void reset() {
        clock.reset();
        bot.reset();
    }

    private Browser signedIn(Person person) {
        Browser browser = people.browser(person);
        browser.get("/app/settings/account");
        return browser;
    }

    private static Browser.Seen call(Browser browser, String method, String path, String body) {
        return browser.json(method, path, body, Map.of("X-CSRF-Token", browser.token()));
    }

    private Browser.Seen confirm(Browser browser, String token, String code) {
        return call(browser, "POST", "/api/v1/me/chats", json.writeValueAsString(Map.of("token", token, "code", code)));
    }

    private String offer(Browser browser) {
        return json.readTree(
                        call(browser, "POST", "/api/v1/me/chats/offers", "").text())
                .path("message")
                .asString();
    }

    private ChatPerson signedInChat(Person person) {
        ChatPerson chat = new ChatPerson(bot);
        String offered = chat.say("/login");
        assertThat(confirm(signedIn(person), ChatPerson.token(offered), ChatPerson.code(offered))
                        .status())
                .isEqualTo(201);
        return chat;
    }

    /** What a tool says of whoever writes. */
    private String toolSeesRole(ChatPerson chat) {
        bot.model.put(
                "/script",
                List.of(
                        Map.of("toolCalls", List.of(Map.of("name", "who_am_i", "arguments", Map.of()))),
                        Map.of("text", "Told.")));
        chat.say("Who am I to you?");
        String body = bot.model
                .get("/calls?limit=1")
                .path("items")
                .path(0)
                .path("body")
                .path("messages")
                .toString();
        return body.contains("signedIn\\\":false") ? "guest" : body.substring(body.lastIndexOf("<result>"));
    }

    @Test
    void aLinkFromTheChatIsConfirmedInThePanelWithTheDigitsOfTheChat() {
        Person employee = people.colleague(owner, Role.EMPLOYEE);
        ChatPerson chat = new ChatPerson(bot);
        assertThat(chat.say("/me")).contains("not signed in");
        String offered = chat.say("/login");
        Browser browser = signedIn(employee);

        assertThat(confirm(browser, ChatPerson.token(offered), "000000x").status())
                .isEqualTo(422);
        assertThat(confirm(browser, ChatPerson.token(offered), ChatPerson.code(offered))
                        .status())
                .isEqualTo(201);

        assertThat(chat.say("/me"))
                .contains(employee.account().name().substring(0, 20), "employee", "p…@example.test")
                .doesNotContain(employee.email());
        assertThat(toolSeesRole(chat)).contains("employee");
        assertThat(chat.say("/login")).contains("signed in here already");
        assertThat(chat.say("/logout")).contains("You are signed out");
        assertThat(chat.say("/me")).contains("not signed in");
        assertThat(toolSeesRole(chat)).isEqualTo("guest");
    }

    @Test
    void aLinkFromThePanelAsksInTheChatWhoseItIsAndIsNotWrittenDown() {
        ChatPerson chat = new ChatPerson(bot);
        String message = offer(signedIn(owner));
        String token = message.substring("/login ".length());

        assertThat(chat.say("/start " + token)).contains(owner.account().name().substring(0, 20), "vendor");
        assertThat(chat.press("/login yes")).contains("Signed in");

        assertThat(toolSeesRole(chat)).contains("vendor");
        assertThat(bot.messages(chat.id).toString()).doesNotContain(token).contains("••••••••");
        assertThat(bot.conversation(chat.id).toString()).doesNotContain(token);
        assertThat(new ChatPerson(bot).say(message)).contains("used up");
    }

    @Test
    void aLinkIsGoodForTenMinutesAndOnce() {
        ChatPerson chat = new ChatPerson(bot);
        String offered = chat.say("/login");
        Browser browser = signedIn(owner);
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(confirm(browser, ChatPerson.token(offered), ChatPerson.code(offered))
                        .status())
                .isEqualTo(422);
        String again = chat.say("/login");
        clock.advance(Duration.ofMinutes(9).plusSeconds(50));
        assertThat(confirm(browser, ChatPerson.token(again), ChatPerson.code(again))
                        .status())
                .isEqualTo(201);
        assertThat(confirm(browser, ChatPerson.token(again), ChatPerson.code(again))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aForwardedLinkIsWorthNothingWithoutTheDigits() {
        ChatPerson attacker = new ChatPerson(bot);
        String token = ChatPerson.token(attacker.say("/login"));
        Browser victim = signedIn(owner);

        for (int i = 0; i < Offers.TRIES_MAX; i++) {
            assertThat(confirm(victim, token, "12345" + i).text()).contains("digits");
        }

        assertThat(confirm(victim, token, "123456").text()).contains("used up");
        assertThat(attacker.say("/me")).contains("not signed in");
    }

    @Test
    void aLinkOfAnotherOrganizationCountsNowhereElse() {
        Person stranger = people.vendor();
        ChatPerson chat = new ChatPerson(bot);
        String offered = chat.say("/login");
        assertThat(confirm(signedIn(stranger), ChatPerson.token(offered), ChatPerson.code(offered))
                        .text())
                .contains("another organization");

        assertThat(chat.say(offer(signedIn(stranger)))).contains("another organization");
    }

    @Test
    void aLinkThatOneChatHasShownIsNotAnothers() {
        ChatPerson first = new ChatPerson(bot);
        ChatPerson second = new ChatPerson(bot);
        String message = offer(signedIn(owner));
        first.say(message);

        assertThat(second.say(message)).contains("used up");
        assertThat(second.say("/login yes")).contains("used up");
        assertThat(first.say("/login no")).contains("Nothing was linked");
        assertThat(first.say("/login yes")).contains("used up");
    }

    @Test
    void nobodySignsInInAGroup() {
        long group = -new ChatPerson(bot).id;
        ChatPerson person = signedInChat(owner);
        Map<String, Object> order =
                Map.of("chat", group, "chatType", "group", "title", "Team", "text", offer(signedIn(owner)));
        bot.write(person.id, order);
        bot.awaitReplies(group, 1);
        bot.write(person.id, Map.of("chat", group, "chatType", "group", "title", "Team", "text", "/me"));
        bot.awaitReplies(group, 2);

        assertThat(bot.got(group)).allSatisfy(said -> assertThat(said).contains("in a group"));
    }

    @Test
    void aChangedRoleCountsAtTheNextCallAndAnEndedMembershipEndsIt() {
        Person employee = people.colleague(owner, Role.EMPLOYEE);
        ChatPerson chat = signedInChat(employee);
        assertThat(toolSeesRole(chat)).contains("employee");

        members.changeRole(people.caller(owner), employee.member(), Role.CUSTOMER);
        assertThat(toolSeesRole(chat)).contains("customer");

        members.remove(people.caller(owner), employee.member());
        assertThat(toolSeesRole(chat)).isEqualTo("guest");
        assertThat(chat.say("/me")).contains("not signed in");
    }

    @Test
    void aChangedPasswordEndsIt() {
        ChatPerson chat = signedInChat(owner);
        clock.advance(Duration.ofSeconds(5));
        Browser browser = signedIn(owner);
        String body = json.writeValueAsString(
                Map.of("current", TestPeople.PASSWORD, "password", "another fake phrase of mine"));
        assertThat(call(browser, "PUT", "/api/v1/me/password", body).status()).isEqualTo(204);

        assertThat(chat.say("/me")).contains("not signed in");
    }

    @Test
    void aMonthOfSilenceEndsIt() {
        signedInChat(owner);
        ChatLink link = linking.all(owner.organization(), 1).getFirst();

        clock.advance(Duration.ofDays(29));
        assertThat(who(link)).isPresent();
        clock.advance(Duration.ofDays(29));
        assertThat(who(link)).isPresent();
        clock.advance(Duration.ofDays(31));
        assertThat(who(link)).isEmpty();
        assertThat(linking.all(owner.organization(), 1)).isEmpty();
    }

    private Optional<Caller> who(ChatLink link) {
        return identities.who(link.organization(), link.conversation(), link.contact());
    }

    @Test
    void peopleSeeTheirOwnChatsAndAnAdminAll() {
        Person employee = people.colleague(owner, Role.EMPLOYEE);
        ChatPerson chat = signedInChat(employee);
        Browser browser = signedIn(employee);
        String id = json.readTree(call(browser, "GET", "/api/v1/me/chats", "").text())
                .path("items")
                .path(0)
                .path("id")
                .asString();
        Browser admin = signedIn(owner);

        assertThat(call(admin, "GET", "/api/v1/me/chats", "").text()).doesNotContain(id);
        assertThat(call(admin, "DELETE", "/api/v1/me/chats/" + id, "").status()).isEqualTo(404);
        assertThat(call(browser, "GET", "/api/v1/linked-chats", "").status()).isEqualTo(403);
        assertThat(key.get("/api/v1/me/chats").status()).isEqualTo(403);
        assertThat(key.get("/api/v1/linked-chats").text()).contains(id);
        assertThat(call(signedIn(people.vendor()), "DELETE", "/api/v1/linked-chats/" + id, "")
                        .status())
                .isEqualTo(404);
        assertThat(call(admin, "DELETE", "/api/v1/linked-chats/" + id, "").status())
                .isEqualTo(204);
        assertThat(chat.say("/me")).contains("not signed in");
        assertThat(key.get("/api/v1/audit?limit=50").text()).contains("chat.linked", "chat.unlinked");
        assertThat(call(admin, "DELETE", "/api/v1/linked-chats/" + UUID.randomUUID(), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void speaksThreeLanguages() {
        ChatPerson russian = new ChatPerson(bot);
        russian.say("Здравствуйте! Это вы?");
        assertThat(russian.say("/me")).contains("не вошли");
        ChatPerson ukrainian = new ChatPerson(bot);
        ukrainian.say("Чи є у вас півонії?");
        assertThat(ukrainian.say("/login")).contains("відкрийте це посилання", "10 хвилин");
    }
}
