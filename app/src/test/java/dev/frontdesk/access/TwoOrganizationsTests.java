package dev.frontdesk.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.conversation.TestBot;
import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to one organization is not there for another: every address with an id in it. */
@FrontdeskTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoOrganizationsTests {

    /**
     * Method, address, and a body that the owner may send. A new address needs a line here; one that begins with a
     * minus is asked for with an id that is nobody's, as such a thing is hard to come by. The owner asks in this order.
     */
    private static final String ADDRESSES = """
            DELETE /api/v1/api-keys/{id}
            PUT /api/v1/budgets/project/{project}/{period} {"tokens": 1000}
            DELETE /api/v1/budgets/project/{project}/{period}
            PUT /api/v1/canned-answers/{id} {"name": "Bye", "text": "Bye"}
            DELETE /api/v1/canned-answers/{id}
            GET /api/v1/connections/{id}
            PATCH /api/v1/connections/{id} {"label": "Mine"}
            PUT /api/v1/connections/{id}/activation
            DELETE /api/v1/connections/{id}/activation
            POST /api/v1/connections/{id}/checks
            GET /api/v1/connections/{id}/events
            GET /api/v1/connections/{id}/webhook-log
            GET /api/v1/connections/{connection}/chat-password
            PUT /api/v1/connections/{connection}/chat-password {"on": true}
            DELETE /api/v1/connections/{id}
            GET /api/v1/contacts/{id}
            PUT /api/v1/contacts/{id}/labels {"labels": ["vip"]}
            PUT /api/v1/contacts/{id}/merge {"into": "{other}"}
            DELETE /api/v1/contacts/{id}/merge
            GET /api/v1/conversations/{id}
            PUT /api/v1/conversations/{id}/assignee {"accountId": "{account}"}
            GET /api/v1/conversations/{id}/canned-answers
            -POST /api/v1/conversations/{id}/drafts/{draftId}/approvals {"text": "Sent"}
            -DELETE /api/v1/conversations/{id}/drafts/{draftId}
            PUT /api/v1/conversations/{id}/labels {"labels": ["urgent"]}
            GET /api/v1/conversations/{id}/messages
            POST /api/v1/conversations/{id}/messages {"text": "From us"}
            -GET /api/v1/conversations/{id}/messages/{messageId}/parts/{number}
            -POST /api/v1/conversations/{id}/messages/{messageId}/parts/{number}/attempts
            POST /api/v1/conversations/{id}/messages/{messageId}/resends
            GET /api/v1/conversations/{id}/messages/{messageId}/steps
            GET /api/v1/conversations/{id}/notes
            POST /api/v1/conversations/{id}/notes {"text": "Look"}
            DELETE /api/v1/conversations/{id}/notes/{note}
            PUT /api/v1/conversations/{id}/takeover
            DELETE /api/v1/conversations/{id}/takeover
            GET /api/v1/conversations/{id}/templates
            GET /api/v1/conversations/{id}/typing
            PUT /api/v1/conversations/{id}/typing
            GET /api/v1/crm/customers/{record}
            GET /api/v1/crm/customers/{record}/timeline
            PATCH /api/v1/crm/customers/{record} {"notes": "Seen"}
            DELETE /api/v1/crm/customers/{record}
            GET /api/v1/crm/leads/{record}
            GET /api/v1/crm/leads/{record}/timeline
            PATCH /api/v1/crm/leads/{record} {"notes": "Seen"}
            DELETE /api/v1/crm/leads/{record}
            GET /api/v1/crm/deals/{record}
            GET /api/v1/crm/deals/{record}/timeline
            PATCH /api/v1/crm/deals/{record} {"notes": "Seen"}
            PUT /api/v1/crm/deals/{record}/stage {"stage": "won"}
            DELETE /api/v1/crm/deals/{record}/closing
            DELETE /api/v1/crm/deals/{record}
            GET /api/v1/crm/issues/{record}
            GET /api/v1/crm/issues/{record}/timeline
            -GET /api/v1/crm/orders/{record}
            -GET /api/v1/crm/orders/{record}/timeline
            -GET /api/v1/crm/payments/{record}
            -GET /api/v1/crm/payments/{record}/timeline
            -GET /api/v1/crm/activities/{record}
            -GET /api/v1/crm/activities/{record}/timeline
            GET /api/v1/crm/employees/{record}
            GET /api/v1/crm/employees/{record}/timeline
            PATCH /api/v1/crm/employees/{record} {"phone": "+380441234567"}
            -DELETE /api/v1/linked-chats/{id}
            -DELETE /api/v1/mcp-programs/{program}
            GET /api/v1/members/{id}
            PATCH /api/v1/members/{id} {"role": "employee"}
            POST /api/v1/members/{id}/invitations
            POST /api/v1/members/{id}/password-resets {}
            DELETE /api/v1/members/{id}
            GET /api/v1/projects/{project}
            PATCH /api/v1/projects/{project} {"prompt": "Obey"}
            GET /api/v1/projects/{project}/agents
            POST /api/v1/projects/{project}/agents {"name": "Bob", "command": "/bob", "prompt": "Be kind."}
            PATCH /api/v1/projects/{project}/agents/{agent} {"prompt": "Obey"}
            DELETE /api/v1/projects/{project}/agents/{agent}
            POST /api/v1/projects/{id}/chat {"text": "When do you open?"}
            POST /api/v1/projects/{id}/chat/stream {"text": "When do you open?"}
            GET /api/v1/projects/{project}/connections
            POST /api/v1/projects/{project}/connections {"connector": "webchat", "label": "B", "settings": {"origins": "https://b.example"}}
            GET /api/v1/projects/{project}/desk
            PATCH /api/v1/projects/{project}/desk {"monday": "09:00-18:00"}
            GET /api/v1/projects/{project}/documents
            POST /api/v1/projects/{project}/documents {"title": "Prices", "text": "All is free."}
            GET /api/v1/projects/{project}/documents/{document}
            DELETE /api/v1/projects/{project}/documents/{document}
            GET /api/v1/projects/{project}/evaluation/questions
            POST /api/v1/projects/{project}/evaluation/questions {"text": "Open?", "facts": [["nine"]]}
            POST /api/v1/projects/{project}/evaluation/questions/imports {"openQuestion": "{question}"}
            PATCH /api/v1/projects/{project}/evaluation/questions/{question} {"text": "Open on Sundays?"}
            DELETE /api/v1/projects/{project}/evaluation/questions/{question}
            GET /api/v1/projects/{project}/evaluation/rule
            PUT /api/v1/projects/{project}/evaluation/rule {"passRateMin": 1}
            GET /api/v1/projects/{project}/evaluation/runs
            POST /api/v1/projects/{project}/evaluation/runs {}
            GET /api/v1/projects/{project}/evaluation/runs/{run}
            GET /api/v1/projects/{project}/evaluation/runs/{run}/results
            GET /api/v1/projects/{project}/evaluation/runs/{run}/export
            POST /api/v1/projects/{project}/evaluation/runs/{run}/cancellation
            DELETE /api/v1/projects/{project}/evaluation/runs/{run}
            PUT /api/v1/projects/{project}/grants/{member}
            DELETE /api/v1/projects/{project}/grants/{member}
            GET /api/v1/projects/{project}/mcp-servers
            POST /api/v1/projects/{project}/mcp-servers {"name": "Other", "url": "{server-url}"}
            GET /api/v1/projects/{project}/mcp-servers/{server}
            PUT /api/v1/projects/{project}/mcp-servers/{server} {"name": "Tools", "url": "{server-url}"}
            POST /api/v1/projects/{project}/mcp-servers/{server}/checks
            PUT /api/v1/projects/{project}/mcp-servers/{server}/tools/{tool} {"use": "off"}
            DELETE /api/v1/projects/{project}/mcp-servers/{server}
            GET /api/v1/projects/{project}/model
            PUT /api/v1/projects/{project}/model {"provider": "built-in"}
            POST /api/v1/projects/{project}/model/checks
            GET /api/v1/projects/{project}/open-questions
            POST /api/v1/projects/{project}/open-questions/{question}/answers {"answer": "Yes, on Mondays."}
            DELETE /api/v1/projects/{project}/open-questions/{aside}
            GET /api/v1/projects/{project}/publication
            PUT /api/v1/projects/{project}/publication
            POST /api/v1/projects/{project}/publication {}
            DELETE /api/v1/projects/{project}/publication
            GET /api/v1/projects/{project}/search?q=open
            GET /api/v1/projects/{project}/tools
            PUT /api/v1/projects/{project}/tools/{area} {"on": true}
            GET /api/v1/projects/{project}/versions
            PATCH /api/v1/projects/{project}/versions/{number} {"note": "The first"}
            GET /api/v1/projects/{project}/versions/{number}/difference
            POST /api/v1/projects/{project}/versions/{number}/returns
            DELETE /api/v1/projects/{project}
            """;

    /** Their ids are no organization's, or are one's own alone. */
    private static final Set<String> NOBODYS = Set.of(
            "GET /api/v1/jobs/{name}/runs",
            "POST /api/v1/jobs/{name}/runs",
            "DELETE /api/v1/me/chats/{id}",
            "DELETE /api/v1/me/sessions/{id}");

    private static final String MARK = "Zanzibar";

    private record Call(String method, String template, String body, boolean real) {

        static Call read(String line) {
            String[] words = line.strip().replaceFirst("^-", "").split(" ", 3);
            return new Call(words[0], words[1], words.length > 2 ? words[2] : "", !line.startsWith("-"));
        }

        String route() {
            return method + " "
                    + template.replaceAll("\\?.*", "")
                            .replace("/budgets/project/{project}/{period}", "/budgets/{scope}/{id}/{period}")
                            .replace("{aside}", "{question}");
        }
    }

    private final TestPeople people;
    private final RequestMappingHandlerMapping routes;
    private final JsonMapper json = JsonMapper.shared();
    private final SandboxControl outside = new SandboxControl("mcp");
    private final Map<String, String> things = new LinkedHashMap<>();
    private ApiClient theirs;
    private ApiClient ours;
    private Person stranger;
    private Browser strangers;
    private TestBot bot;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    TwoOrganizationsTests(TestPeople people, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.people = people;
        this.routes = requestMappingHandlerMapping;
    }

    @BeforeAll
    void furnish() {
        Person owner = people.vendor();
        theirs = people.key(owner.organization(), Role.VENDOR);
        stranger = people.vendor();
        strangers = people.browser(stranger);
        ours = people.key(stranger.organization(), Role.VENDOR);
        bot = new TestBot(theirs, Map.of());
        String own = "/api/v1/projects/" + bot.project;
        theirs.patch(own, Map.of("name", MARK));
        aroundTheProject(own);
        aroundTheConversation();
        aroundTheCrm();
        things.put(
                "/members/{id}", people.colleague(owner, Role.EMPLOYEE).member().toString());
        things.put("{member}", people.colleague(owner, Role.EMPLOYEE).member().toString());
        things.put("{account}", owner.account().id().toString());
        things.put("/api-keys/{id}", made("/api/v1/api-keys", Map.of("name", MARK)));
        things.put("/canned-answers/{id}", made("/api/v1/canned-answers", Map.of("name", MARK, "text", MARK)));
        things.put("{period}", "day");
        theirs.put("/api/v1/budgets/project/" + bot.project + "/day", Map.of("tokens", 1000));
    }

    private void aroundTheProject(String own) {
        things.put("{project}", bot.project);
        things.put("/projects/{id}", bot.project);
        things.put("/connections/{id}", bot.connection);
        things.put("{connection}", bot.connection);
        things.put("{document}", made(own + "/documents", Map.of("title", MARK, "text", "Open from 9 to 5.")));
        things.put("{agent}", made(own + "/agents", Map.of("name", "Ann", "command", "/ann", "prompt", MARK)));
        String asked = made(own + "/evaluation/questions", Map.of("text", MARK, "facts", List.of(List.of("nine"))));
        things.put("/evaluation/questions/{question}", asked);
        things.put("{run}", made(own + "/evaluation/runs", Map.of()));
        outside.put(
                "/servers/two",
                Map.of(
                        "tools",
                        List.of(Map.of("name", "echo", "description", MARK, "inputSchema", Map.of("type", "object")))));
        things.put("{server-url}", SharedSandbox.url() + "/mcp/two");
        things.put("{server}", made(own + "/mcp-servers", Map.of("name", MARK, "url", things.get("{server-url}"))));
        things.put("{tool}", "echo");
        things.put("{area}", "knowledge");
        things.put("{number}", "1");
        theirs.put(own + "/publication", null);
    }

    private void aroundTheConversation() {
        bot.says("I do not know that.", 0);
        bot.write(71, "Do you repair umbrellas in " + MARK + "?");
        bot.write(72, "Is there parking?");
        bot.awaitReplies(71, 1);
        bot.awaitReplies(72, 1);
        JsonNode conversation = bot.conversation(71);
        things.put("/conversations/{id}", conversation.path("id").asString());
        things.put("/contacts/{id}", conversation.path("contactId").asString());
        things.put("{other}", bot.conversation(72).path("contactId").asString());
        things.put("{messageId}", bot.messages(71).getLast().path("id").asString());
        things.put(
                "{note}",
                made("/api/v1/conversations/" + things.get("/conversations/{id}") + "/notes", Map.of("text", MARK)));
        TestBot.soon().untilAsserted(() -> assertThat(openQuestions()).hasSize(2));
        things.put("{question}", openQuestions().get(0).path("id").asString());
        things.put("{aside}", openQuestions().get(1).path("id").asString());
    }

    private JsonNode openQuestions() {
        return theirs.get("/api/v1/projects/" + bot.project + "/open-questions")
                .json()
                .path("items");
    }

    private void aroundTheCrm() {
        String crm = "/api/v1/crm";
        things.put("/customers/{record}", made(crm + "/customers", Map.of("name", MARK)));
        things.put("/leads/{record}", made(crm + "/leads", Map.of("name", MARK)));
        things.put("/deals/{record}", made(crm + "/deals", Map.of("title", MARK)));
        things.put("/issues/{record}", made(crm + "/issues", Map.of("title", MARK, "description", MARK)));
        things.put(
                "/employees/{record}",
                theirs.get(crm + "/employees").json().at("/items/0/id").asString());
        things.put("{record}", "1");
    }

    private String made(String path, Map<String, ?> body) {
        Answer answer = theirs.post(path, body);
        assertThat(answer.status()).as("%s: %s", path, answer.text()).isLessThan(300);
        return answer.json().get("id").asString();
    }

    @AfterAll
    void clear() {
        bot.reset();
        outside.delete("/servers/two");
    }

    private static List<Call> calls() {
        return ADDRESSES.lines().map(Call::read).toList();
    }

    @Test
    void everyAddressWithAnIdHasALine() {
        assertThat(calls().stream().map(Call::route).toList())
                .containsExactlyInAnyOrderElementsOf(routes.getHandlerMethods().keySet().stream()
                        .flatMap(route -> route.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/v1/") && path.contains("{"))
                                .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                        .map(method -> method + " " + path)))
                        .filter(route -> !NOBODYS.contains(route))
                        .collect(toCollection(TreeSet::new)));
    }

    @Test
    void nothingOfOneIsThereForTheOther() {
        List<String> wrong = new ArrayList<>();
        calls().forEach(call -> judge(call, call.template(), ours, wrong));
        assertThat(wrong).isEmpty();
        assertThat(calls().stream()
                        .filter(Call::real)
                        .filter(call -> missing(send(theirs, call, call.template())))
                        .map(Call::route))
                .as("not there for its owner either")
                .isEmpty();
    }

    private static boolean missing(Answer answer) {
        return answer.status() == 404 || answer.status() >= 500 || answer.status() == 403;
    }

    private void judge(Call call, String template, ApiClient client, List<String> wrong) {
        Answer answer = send(client, call, template);
        if (answer.status() != 404 || answer.text().contains(MARK)) {
            wrong.add(call.method() + " " + template + " " + answer.status() + " " + answer.text());
        }
    }

    @Test
    void onesOwnProjectOrConversationOpensNothingOfTheOther() {
        String project = ours.post("/api/v1/projects", Map.of("name", "Ours"))
                .json()
                .get("id")
                .asString();
        ours.put("/api/v1/projects/" + project + "/publication", null);
        String conversation = ours.post("/api/v1/projects/" + project + "/chat", Map.of("text", "Hello"))
                .json()
                .get("conversationId")
                .asString();
        List<String> wrong = new ArrayList<>();
        calls().forEach(call -> {
            String template = call.template()
                    .replaceFirst("/projects/\\{project}(?=/.*\\{)", "/projects/" + project)
                    .replaceFirst("/conversations/\\{id}(?=/.*\\{)", "/conversations/" + conversation);
            boolean anybodys = template.contains("{number}") || template.contains("{area}");
            if (call.real() && !template.equals(call.template()) && !anybodys) {
                judge(call, template, ours, wrong);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void noBodyNamesWhatIsTheOthers() {
        String project = ours.post("/api/v1/projects", Map.of("name", "Ours"))
                .json()
                .get("id")
                .asString();
        String own = "/api/v1/projects/" + project;
        String conversation = ours.post(own + "/chat", Map.of("text", "Hello"))
                .json()
                .get("conversationId")
                .asString();
        List<String> wrong = new ArrayList<>();
        """
                PUT /api/v1/conversations/%2$s/assignee {"accountId": "{account}"}
                PUT /api/v1/default-chat {"conversationId": "/conversations/{id}"}
                POST %1$s/chat {"conversationId": "/conversations/{id}", "text": "What did I ask?"}
                POST %1$s/evaluation/questions/imports {"openQuestion": "{question}"}
                POST %1$s/evaluation/questions/imports {"conversation": "/conversations/{id}", "message": "{messageId}"}
                POST /api/v1/crm/deals {"title": "Ours", "customerId": 1}
                POST /api/v1/members {"email": "new@example.test", "role": "employee", "projects": ["{project}"]}
                POST /api/v1/api-keys {"name": "Ours", "role": "employee", "projects": ["{project}"]}
                POST /api/v1/notifications {"text": "Hello"}
                GET /api/v1/conversations?projectId={project}
                GET /api/v1/conversations?connectionId={connection}
                GET /api/v1/conversations?contactId=/contacts/{id}
                GET /api/v1/drafts?projectId={project}
                GET /api/v1/members?cursor={member}
                GET /api/v1/audit?about={project}
                """.formatted(own, conversation).lines().map(Call::read).forEach(call -> {
            Answer answer = send(ours, call, call.template());
            boolean empty = call.method().equals("GET")
                    && (answer.status() == 404
                            || answer.json()
                                    .path("items")
                                    .valueStream()
                                    .noneMatch(item ->
                                            item.toString().contains(Objects.requireNonNull(things.get("{project}")))));
            if (!empty && (answer.status() < 400 || answer.status() >= 500)
                    || answer.text().contains(MARK)) {
                wrong.add(call + " " + answer.status() + " " + answer.text());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aSessionOfTheOtherIsNotThereEither() {
        String session = people.browser(people.vendor())
                .json("GET", "/api/v1/me/sessions", "", Map.of())
                .text();
        String id = json.readTree(session).at("/items/0/id").asString();
        strangers.get("/app/settings/account");
        assertThat(strangers
                        .json("DELETE", "/api/v1/me/sessions/" + id, "", Map.of("X-CSRF-Token", strangers.token()))
                        .status())
                .isEqualTo(404);
    }

    private Answer send(ApiClient client, Call call, String template) {
        String body = filled(call.body());
        return client.send(
                call.method(),
                filled(template),
                body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json"),
                body.getBytes(UTF_8));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            String name = thing.getKey();
            String place = name.startsWith("/") ? name.replaceAll("\\{\\w+}", "") : "";
            filled = filled.replace("\"" + name + "\"", "\"" + thing.getValue() + "\"")
                    .replace("=" + name, "=" + thing.getValue())
                    .replace(name, place + thing.getValue());
        }
        return filled.replaceAll("\\{\\w+}", TestPeople.unknownId());
    }
}
