package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser;
import dev.frontdesk.access.TestPeople;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the staff say to a project that has no model, and what stands in the CRM afterwards. */
@FrontdeskTest
@Import(TestPeople.class)
class PhrasesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestPeople people;
    private final MutableClock clock;
    private Person owner;
    private ApiClient api;
    private Browser browser;
    private String chat = "";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    PhrasesTests(TestPeople people, MutableClock clock) {
        this.people = people;
        this.clock = clock;
    }

    @BeforeEach
    void furnish() {
        owner = people.vendor();
        api = people.key(owner.organization(), Role.VENDOR);
        browser = people.browser(owner);
        browser.get("/app/settings/account");
        String project = api.post("/api/v1/projects", Map.of("name", "Phrases", "language", "en"))
                .json()
                .path("id")
                .asString();
        chat = "/api/v1/projects/" + project + "/chat";
    }

    @AfterEach
    void forgive() {
        clock.reset();
    }

    private JsonNode say(String text) {
        return say(null, text);
    }

    private JsonNode say(@Nullable JsonNode before, String text) {
        return ask(before, Map.of("text", text));
    }

    private JsonNode ask(@Nullable JsonNode before, Map<String, String> said) {
        Map<String, Object> body = new HashMap<>(said);
        if (before != null) {
            body.put("conversationId", before.path("conversationId").stringValue());
        }
        Browser.Seen answer =
                browser.json("POST", chat, JSON.writeValueAsString(body), Map.of("X-CSRF-Token", browser.token()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return JSON.readTree(answer.text());
    }

    private static String reply(JsonNode answer) {
        return answer.path("reply").stringValue();
    }

    private static List<String> called(JsonNode answer) {
        return answer.path("toolCalls")
                .valueStream()
                .map(call -> call.path("tool").asString() + " "
                        + call.path("outcome").asString())
                .toList();
    }

    private JsonNode made(String kind, Map<String, Object> record) {
        ApiClient.Answer answer = api.post("/api/v1/crm/" + kind, record);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode one(String kind, String id) {
        return api.get("/api/v1/crm/" + kind + "/" + id).json();
    }

    private JsonNode items(String kind, String query) {
        return api.get("/api/v1/crm/" + kind + query).json().path("items");
    }

    private String lead(String name) {
        return made("leads", Map.of("name", name)).path("id").asString();
    }

    private String deal(String title) {
        return made("deals", Map.of("title", title, "value", "100")).path("id").asString();
    }

    private String order() {
        made("customers", Map.of("name", "Buyer"));
        say("Create an order for Buyer: 1 roses at 9000");
        return items("orders", "").path(0).path("id").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "Create a new lead named Jane from LinkedIn, leads, name, Jane",
        "Создай нового лида по имени Алёна из LinkedIn, leads, name, Алёна",
        "Створи нового ліда на ім’я Ярина з LinkedIn, leads, name, Ярина",
        "Create a lead named John from Facebook, leads, name, John",
        "Создай лида по имени Пётр с Facebook, leads, name, Пётр",
        "Створи ліда на ім’я Петро з Facebook, leads, name, Петро",
        "Add a new customer named Anna, customers, name, Anna",
        "Добавь нового клиента по имени Анна, customers, name, Анна",
        "Додай нового клієнта на ім’я Ганна, customers, name, Ганна",
        "Create a support issue about login problems, issues, title, login problems",
        "Создай обращение в поддержку о проблеме со входом, issues, title, проблеме со входом",
        "Створи звернення до підтримки щодо проблем із входом, issues, title, проблем із входом"
    })
    void makesARecord(String sentence, String kind, String attribute, String value) {
        JsonNode told = say(sentence);

        JsonNode items = items(kind, "");
        assertThat(items).as(told.toString()).hasSize(1);
        assertThat(items.path(0).path(attribute).asString()).isEqualTo(value);
        if (kind.equals("leads")) {
            assertThat(items.path(0).path("source").asString()).isEqualTo("social_media");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Show my deals, deals",
        "Покажи мои сделки, сделки",
        "Покажи мої угоди, угоди",
    })
    void showsTheDealsOfWhoeverAsks(String sentence, String word) {
        deal("Somebody's");
        String mine = deal("Mine by assignment");
        assertThat(called(say("Assign deal " + mine + " to me"))).containsExactly("update_deal done");

        JsonNode told = say(sentence);

        assertThat(reply(told))
                .containsIgnoringCase(word)
                .contains("Mine by assignment")
                .doesNotContain("Somebody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"List all customers", "Покажи всех клиентов", "Покажи всіх клієнтів"})
    void listsCustomers(String sentence) {
        made("customers", Map.of("name", "Peony House"));

        assertThat(reply(say(sentence))).contains("Peony House");
    }

    @ParameterizedTest
    @CsvSource({
        "Update deal {0} to negotiation stage, negotiation",
        "Переведи сделку {0} на этап переговоры, negotiation",
        "Переведи угоду {0} на етап переговори, negotiation",
        "Update deal {0} to closed-won, closed-won",
        "Переведи сделку {0} в «закрыта выиграна», closed-won",
        "Переведи сделку {0} на этап выиграна, closed-won",
        "Переведи угоду {0} у «закрита виграна», closed-won",
        "Переведи угоду {0} на етап виграна, closed-won"
    })
    void movesADeal(String sentence, String stage) {
        String deal = deal("Wedding");

        JsonNode told = say(sentence.replace("{0}", deal));

        assertThat(one("deals", deal).path("stage").asString())
                .as(told.toString())
                .isEqualTo(stage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Record a payment of 5000 for order #{0}",
                "Запиши оплату 5000 по заказу №{0}",
                "Запиши оплату 5000 за замовлення №{0}"
            })
    void recordsAPayment(String sentence) {
        String order = order();

        JsonNode told = say(sentence.replace("{0}", order));

        assertThat(items("payments", "?orderId=" + order).path(0).path("amount").asString())
                .as(told.toString())
                .startsWith("5000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Show statistics for this month|get_statistics",
                "Покажи статистику за этот месяц|get_statistics",
                "Покажи статистику за цей місяць|get_statistics",
                "What's my conversion rate?|get_conversion_rate",
                "Какая у меня конверсия?|get_conversion_rate",
                "Яка в мене конверсія?|get_conversion_rate",
                "Monthly revenue|get_revenue",
                "Ежемесячная выручка|get_revenue",
                "Щомісячний дохід|get_revenue",
                "Show the funnel|get_funnel",
                "Воронка продаж за май|get_funnel",
                "Топ працівників за минулий рік|get_employee_performance",
                "Conversion by source|get_conversion_rate",
                "Стоимость воронки|get_pipeline_value",
                "Who am I?|who_am_i"
            })
    void tellsFigures(String sentence, String tool) {
        JsonNode told = say(sentence);

        assertThat(called(told)).as(told.toString()).containsExactly(tool + " done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"What are my open issues?", "Какие у меня открытые обращения?", "Які в мене відкриті звернення?"
            })
    void listsOpenIssues(String sentence) {
        made("issues", Map.of("title", "Late courier", "description", "He was late"));

        assertThat(reply(say(sentence))).contains("Late courier");
    }

    @ParameterizedTest
    @CsvSource({
        "Add a new customer, What is the customer’s name?, Zoe Smith",
        "Добавь нового клиента, Как зовут клиента?, Алёна Петрова",
        "Додай нового клієнта, Як звати клієнта?, Ярина"
    })
    void asksForANameAndMakesTheCustomer(String sentence, String question, String name) {
        JsonNode asked = say(sentence);
        assertThat(reply(asked)).isEqualTo(question);

        say(asked, name);

        assertThat(items("customers", "").path(0).path("name").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Change lead status to qualified, Which lead",
        "Измени статус лида на квалифицирован, Какой лид",
        "Зміни статус ліда на кваліфікований, Який лід"
    })
    void asksWhichLeadAndChangesIt(String sentence, String question) {
        String lead = lead("Jane Doe");
        say("Update lead " + lead + " to contacted");

        JsonNode asked = say(sentence);
        assertThat(reply(asked)).startsWith(question);
        JsonNode told = say(asked, "Jane Doe");

        assertThat(one("leads", lead).path("status").asString())
                .as(told.toString())
                .isEqualTo("qualified");
    }

    @ParameterizedTest
    @CsvSource({
        "Report a bug, The cart is empty",
        "Сообщить об ошибке, Корзина пуста",
        "Повідомити про помилку, Кошик порожній"
    })
    void asksWhatIsBroken(String sentence, String problem) {
        JsonNode asked = say(sentence);

        say(asked, problem);

        assertThat(items("issues", "").path(0).path("title").asString()).isEqualTo(problem);
        assertThat(items("issues", "").path(0).path("category").asString()).isEqualTo("technical");
    }

    @ParameterizedTest
    @CsvSource({
        "never mind, 'All right, I leave it.'",
        "отмена, 'All right, I leave it.'",
        "скасувати, 'All right, I leave it.'"
    })
    void leavesWhatIsCancelled(String word, String answer) {
        JsonNode asked = say("Add a new customer");

        assertThat(reply(say(asked, word))).isEqualTo(answer);
        say(asked, "Zoe Smith");

        assertThat(items("customers", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"How much is delivery", "What are my open issues?", "/help", "Где вы находитесь"})
    void dropsWhatItAskedWhereAnotherQuestionComes(String question) {
        JsonNode asked = say("Add a new customer");

        say(asked, question);
        say(asked, "Zoe Smith");

        assertThat(items("customers", "")).isEmpty();
    }

    @Test
    void forgetsWhatItAskedAfterFiveMinutes() {
        JsonNode asked = say("Add a new customer");
        clock.advance(Duration.ofMinutes(5));

        say(asked, "Zoe Smith");

        assertThat(items("customers", "")).isEmpty();
    }

    @Test
    void asksWhichOneIsMeantAndTakesTheButton() {
        String first = lead("Jane Doe");
        String second = lead("Jane Roe");

        JsonNode asked = say("Update lead Jane to contacted");
        assertThat(asked.path("choices")).as(asked.toString()).hasSize(2);
        ask(asked, Map.of("choice", second));

        assertThat(one("leads", first).path("status").asString()).isEqualTo("new");
        assertThat(one("leads", second).path("status").asString()).isEqualTo("contacted");
    }

    @Test
    void deletesOnlyOnceItIsConfirmed() {
        String lead = lead("Jane Doe");

        JsonNode asked = say("Delete lead " + lead);
        assertThat(items("leads", "")).hasSize(1);
        ask(asked, Map.of("choice", asked.path("choices").path(0).path("value").asString()));

        assertThat(items("leads", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Remind me to call Ann tomorrow at 10, Ann, call Ann",
        "Напомни позвонить Анне завтра в 10, Анна, позвонить Анне",
        "Нагадай подзвонити Ганні завтра о 10, Ганна, подзвонити Ганні"
    })
    void remindsOfSomebodyItFinds(String sentence, String name, String subject) {
        made("customers", Map.of("name", name));

        JsonNode told = say(sentence);

        assertThat(items("activities", "").path(0).path("subject").asString())
                .as(told.toString())
                .isEqualTo(subject);
    }

    @Test
    void asksWhomATaskIsAbout() {
        String deal = deal("Wedding");

        JsonNode asked = say("Remind me to send the offer tomorrow");
        assertThat(reply(asked)).startsWith("Which record is it about?");
        say(asked, "deal " + deal);

        assertThat(items("activities", "").path(0).path("subject").asString()).isEqualTo("send the offer");
    }

    @Test
    void convertsCommentsAndResolves() {
        String lead = lead("Jane Doe");
        say("Convert lead " + lead + " to a customer with a deal of 3000");
        assertThat(items("deals", "").path(0).path("value").asString()).startsWith("3000");

        String issue = made("issues", Map.of("title", "Late courier", "description", "He was late"))
                .path("id")
                .asString();
        say("Comment on issue " + issue + ": we called them");
        JsonNode asked = say("Resolve issue " + issue);
        say(asked, "A voucher was sent");
        say("Close issue " + issue);

        assertThat(one("issues", issue).path("status").asString()).isEqualTo("closed");
    }

    @Test
    void makesAnOrderOfWhatIsListed() {
        made("customers", Map.of("name", "Peony House"));

        JsonNode told = say("Create an order for Peony House: 2 roses at 50, 1 vase at 300");

        assertThat(items("orders", "").path(0).path("total").asString())
                .as(told.toString())
                .startsWith("400");
    }

    @Test
    void tellsHowTheAnswerCameAbout() {
        JsonNode told = say("Show my deals");

        JsonNode steps = api.get(
                        "/api/v1/conversations/" + told.path("conversationId").asString() + "/messages/"
                                + told.path("messageId").asString() + "/steps")
                .json();
        assertThat(steps.toString()).contains("built-in").contains("list_deals");
    }

    @Test
    void tellsWhatCanBeAskedFor() {
        assertThat(reply(say("What can you do?"))).contains("Show my deals", "Show statistics for this month");
    }
}
