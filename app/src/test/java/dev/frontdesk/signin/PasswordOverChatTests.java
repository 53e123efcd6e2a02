package dev.frontdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.TestPeople;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.conversation.Confidant;
import dev.frontdesk.conversation.IdentityResolver;
import dev.frontdesk.conversation.TestBot;
import dev.frontdesk.conversation.TurnRunner.Around;
import dev.frontdesk.conversation.TurnRunner.Chat;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People sign in by typing address and password into a chat, and others try to. */
@FrontdeskTest
@Import(TestPeople.class)
class PasswordOverChatTests {

    private static final String WRONG = "a wrong fake phrase";

    private final TestPeople people;
    private final Confidant confidant;
    private final IdentityResolver identities;
    private final JdbcClient database;
    private final MutableClock clock;
    private Person owner;
    private ApiClient key;
    private TestBot bot;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    PasswordOverChatTests(
            TestPeople people,
            Confidant confidant,
            IdentityResolver identities,
            @Qualifier("pipeline") JdbcClient database,
            MutableClock clock) {
        this.people = people;
        this.confidant = confidant;
        this.identities = identities;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void connect() {
        owner = people.vendor();
        key = people.key(owner.organization(), Role.VENDOR);
        bot = new TestBot(key, Map.of());
        allow(true);
    }

    private void allow(boolean on) {
        assertThat(key.put("/api/v1/connections/" + bot.connection + "/chat-password", Map.of("on", on))
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void reset() {
        clock.reset();
        bot.reset();
    }

    private ChatPerson asked(String email) {
        ChatPerson chat = new ChatPerson(bot);
        assertThat(chat.say("/login")).contains("write your e-mail");
        assertThat(chat.say(email)).contains("write your password");
        return chat;
    }

    @Test
    void addressAndPasswordSignInAndAreWrittenDownNowhere() {
        ChatPerson chat = asked(owner.email().toUpperCase(java.util.Locale.ROOT));
        bot.forgetCalls();

        assertThat(chat.say(TestPeople.PASSWORD)).contains("Signed in", "vendor");

        assertThat(chat.say("/me")).contains("signed in here since");
        assertThat(bot.messages(chat.id).toString())
                .contains("••••••••")
                .doesNotContain(TestPeople.PASSWORD)
                .doesNotContainIgnoringCase(owner.email());
        assertThat(bot.model.get("/calls?limit=50").toString()).doesNotContain(TestPeople.PASSWORD);
        TestBot.soon()
                .untilAsserted(() -> assertThat(stored(TestPeople.PASSWORD)).isZero());
        assertThat(bot.telegram
                        .get("/messages?account=" + bot.account + "&chat=" + chat.id)
                        .toString())
                .doesNotContain(TestPeople.PASSWORD);
    }

    private int stored(String text) {
        return database.sql("""
                        select (select count(*) from message where text like :text or plain like :text)
                            + (select count(*) from intake where raw like :text)
                            + (select count(*) from conversation where last_text like :text)
                        """)
                .param("text", "%" + text + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void saysSoWhereTheMessageStaysInTheChat() {
        ChatPerson chat = asked(owner.email());
        bot.fault("deleteMessage", Map.of("status", 400));

        assertThat(chat.say(WRONG)).contains("Delete it yourself");
    }

    @Test
    void nobodyLearnsWhetherThereIsAnAccount() {
        Person elsewhere = people.vendor();
        ChatPerson known = asked(owner.email());
        ChatPerson unknown = asked("nobody-" + Ids.next() + "@example.test");
        ChatPerson foreign = asked(elsewhere.email());

        String said = known.say(WRONG);
        assertThat(said).contains("do not go together");
        assertThat(unknown.say(WRONG)).isEqualTo(said);
        assertThat(foreign.say(TestPeople.PASSWORD)).isEqualTo(said);
    }

    @Test
    void theThirdFailureLocksTheChatForAQuarterOfAnHourAndTheNextTwiceAsLong() {
        ChatPerson chat = asked(owner.email());
        chat.say(WRONG);
        assertThat(chat.say("/start")).contains("write your e-mail");
        chat.say(owner.email());
        chat.say(WRONG);
        assertThat(chat.say(WRONG)).contains("Try again in 15 minutes");
        assertThat(chat.say("/login")).contains("Try again in 15 minutes").contains("open this link");

        clock.advance(Duration.ofMinutes(15).plusSeconds(5));
        assertThat(chat.say("/login")).contains("write your e-mail");
        chat.say("other-" + Ids.next() + "@example.test");
        chat.say(WRONG);
        chat.say(WRONG);
        assertThat(chat.say(WRONG)).contains("Try again in 30 minutes");
    }

    @Test
    void twoChatsThatAttackOneAccountAreLockedOutTogetherWhileThePanelStaysOpen() {
        ChatPerson first = asked(owner.email());
        ChatPerson second = asked(owner.email());
        first.say(WRONG);
        second.say(WRONG);
        first.say(WRONG);

        assertThat(second.say(TestPeople.PASSWORD)).contains("Try again in 15 minutes");
        assertThat(second.say("/me")).contains("not signed in");
        assertThat(people.stranger().signIn(owner.email(), TestPeople.PASSWORD).status())
                .isEqualTo(303);
    }

    @Test
    void aChatThatAttacksManyAccountsIsLockedOut() {
        ChatPerson chat = new ChatPerson(bot);
        for (int i = 0; i < 3; i++) {
            assertThat(chat.say("/login")).contains("write your e-mail");
            chat.say("victim-" + Ids.next() + "@example.test");
            chat.say(WRONG);
        }

        assertThat(chat.say("/login")).contains("Try again in 15 minutes");
    }

    @Test
    void whatIsWrittenAfterTenMinutesIsNotReadAndNotWrittenDown() {
        ChatPerson chat = asked(owner.email());
        clock.advance(Duration.ofMinutes(9).plusSeconds(50));
        assertThat(chat.say(WRONG)).contains("do not go together");
        clock.advance(Duration.ofSeconds(20));

        assertThat(chat.say(TestPeople.PASSWORD)).contains("time to sign in is over");
        assertThat(chat.say("/me")).contains("not signed in");
        assertThat(stored(TestPeople.PASSWORD)).isZero();
    }

    @Test
    void theSecondFactorIsAskedForWhereThereIsOne() {
        Person guarded = people.colleague(owner, Role.EMPLOYEE);
        byte[] secret = people.secondFactor(guarded, clock);
        clock.advance(Duration.ofMinutes(1));
        ChatPerson chat = asked(guarded.email());

        assertThat(chat.say(TestPeople.PASSWORD)).contains("six digits");
        assertThat(chat.say("/me")).contains("not signed in");
        assertThat(chat.say("000000")).contains("do not go together");
        String code = TestPeople.code(secret, clock.instant());
        assertThat(chat.say(code)).contains("Signed in");
        assertThat(stored(code)).isZero();
    }

    @Test
    void asksForNoPasswordWhereItIsForbiddenNorInAGroup() {
        long group = -new ChatPerson(bot).id;
        ChatPerson person = new ChatPerson(bot);
        bot.write(person.id, Map.of("chat", group, "chatType", "group", "title", "Team", "text", "/login"));
        bot.awaitReplies(group, 1);
        assertThat(bot.got(group).getFirst()).contains("in a group").doesNotContain("e-mail");

        ChatPerson begun = asked(owner.email());
        allow(false);
        assertThat(new ChatPerson(bot).say("/login")).contains("open this link").doesNotContain("e-mail");
        assertThat(begun.say(TestPeople.PASSWORD)).contains("is over");
        assertThat(begun.say("/me")).contains("not signed in");
    }

    @Test
    void cancelsAndThenSpeaksWithTheAssistantAgain() {
        ChatPerson chat = asked(owner.email());
        assertThat(chat.say("/cancel")).contains("cancelled");
        bot.says("Peonies are 4 euros.", 0);

        assertThat(chat.say("How much are peonies?")).contains("4 euros");
    }

    @Test
    void aTurnThatRunsAgainAfterACrashPassesThePasswordOnToNobody() {
        ChatPerson chat = asked(owner.email());
        UUID conversation = bot.conversationId(chat.id);
        UUID contact = UUID.fromString(database.sql("select contact_id from conversation where conversation_id = ?")
                .param(conversation)
                .query(String.class)
                .single());
        UUID arrival = Ids.next();
        Turn turn = new Turn(
                owner.organization(),
                new ProjectId(UUID.fromString(bot.project)),
                conversation,
                null,
                List.of(),
                List.of(TestPeople.PASSWORD),
                List.of(),
                "en",
                "telegram",
                new Around(
                        arrival,
                        null,
                        contact,
                        () -> false,
                        () -> identities.who(owner.organization(), conversation, contact),
                        new Chat(new ConnectionId(UUID.fromString(bot.connection)), "telegram", "Ann", false, true)));
        assertThat(confidant.hear(turn, arrival, true).markdown()).contains("Signed in");

        assertThat(isMeant(conversation, arrival)).isTrue();
        assertThat(confidant.hear(turn, arrival, true).markdown()).contains("Signed in");
        assertThat(isMeant(conversation, Ids.next())).isFalse();
    }

    private boolean isMeant(UUID conversation, UUID arrival) {
        return confidant.isMeant(owner.organization(), conversation, arrival, TestPeople.PASSWORD, false);
    }
}
