package dev.frontdesk.access;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may read what: every role against every address that there is to read. */
@FrontdeskTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadersTests {

    /** From the least to the most. */
    private enum Reader {
        CUSTOMER,
        EMPLOYEE,
        GRANTED,
        VENDOR,
        SUPER_ADMIN,
        NOBODY
    }

    /** Who at least must ask. A new address needs a line here. */
    private static final Map<Reader, String> AT_LEAST = Map.of(
            Reader.CUSTOMER,
            """
            /api/openapi.json
            /api/openapi.json.yaml
            /api/telegram/bot/info
            /api/telegram/bot/info/
            /api/telegram/webhook/info
            /api/telegram/webhook/info/
            /api/v1/crm/{kind}
            /api/v1/mcp-programs
            /api/v1/me
            /api/v1/me/chats
            /api/v1/me/sessions
            /app
            /app/connectors/{id}/icon.svg
            /app/crm
            /app/crm/{kind}
            /app/crm/{kind}/suggestions
            /app/find
            /app/rail
            /app/settings
            /app/settings/account
            /app/settings/chats
            /app/settings/chats/link
            /app/settings/programs
            /app/stream
            """,
            Reader.EMPLOYEE,
            """
            /api/v1/canned-answers
            /api/v1/colleagues
            /api/v1/connections
            /api/v1/connections/{id}
            /api/v1/connections/{id}/events
            /api/v1/connections/{id}/webhook-log
            /api/v1/connectors
            /api/v1/contacts
            /api/v1/contacts/{id}
            /api/v1/conversations
            /api/v1/conversations/unread
            /api/v1/conversations/{id}
            /api/v1/conversations/{id}/canned-answers
            /api/v1/conversations/{id}/messages
            /api/v1/conversations/{id}/messages/{messageId}/parts/{number}
            /api/v1/conversations/{id}/notes
            /api/v1/conversations/{id}/templates
            /api/v1/conversations/{id}/typing
            /api/v1/crm/analytics
            /api/v1/crm/employees
            /api/v1/crm/employees/{record}
            /api/v1/crm/employees/{record}/timeline
            /api/v1/crm/pipelines
            /api/v1/crm/settings
            /api/v1/crm/{kind}/{record}
            /api/v1/crm/{kind}/{record}/timeline
            /api/v1/default-chat
            /api/v1/drafts
            /api/v1/labels
            /api/v1/members
            /api/v1/members/{id}
            /api/v1/projects
            /api/v1/projects/{project}
            /api/v1/projects/{project}/agents
            /api/v1/projects/{project}/connections
            /api/v1/projects/{project}/desk
            /api/v1/projects/{project}/documents
            /api/v1/projects/{project}/documents/{document}
            /api/v1/projects/{project}/evaluation/questions
            /api/v1/projects/{project}/evaluation/rule
            /api/v1/projects/{project}/evaluation/runs
            /api/v1/projects/{project}/evaluation/runs/{run}
            /api/v1/projects/{project}/evaluation/runs/{run}/export
            /api/v1/projects/{project}/evaluation/runs/{run}/results
            /api/v1/projects/{project}/open-questions
            /api/v1/projects/{project}/publication
            /api/v1/projects/{project}/search
            /api/v1/projects/{project}/tools
            /api/v1/projects/{project}/versions
            /api/v1/projects/{project}/versions/{number}/difference
            /app/connect
            /app/connections/{id}/events
            /app/connections/{id}/state
            /app/connections/{id}/webhook-log
            /app/connections/{id}/webhook-log/latest
            /app/crm/analytics
            /app/crm/board
            /app/crm/deals/{record}/loss
            /app/crm/{kind}/new
            /app/crm/{kind}/{record}
            /app/integrations
            /app/messaging
            /app/messaging/canned
            /app/messaging/canned/form
            /app/messaging/canned/{id}/form
            /app/messaging/list
            /app/messaging/{id}
            /app/messaging/{id}/composer
            /app/messaging/{id}/contacts
            /app/messaging/{id}/drafts/{draft}
            /app/messaging/{id}/messages
            /app/messaging/{id}/messages/{messageId}/parts/{number}
            /app/messaging/{id}/templates
            /app/messaging/{id}/{menu}
            /app/projects
            /app/projects/{project}
            /app/projects/{project}/agents
            /app/projects/{project}/connect
            /app/projects/{project}/desk
            /app/projects/{project}/evaluate
            /app/projects/{project}/evaluate/runs
            /app/projects/{project}/evaluate/runs/{run}
            /app/projects/{project}/evaluate/runs/{run}/export
            /app/projects/{project}/knowledge
            /app/projects/{project}/knowledge/search
            /app/projects/{project}/model
            /app/projects/{project}/prompt
            /app/projects/{project}/questions
            /app/projects/{project}/questions/{question}
            /app/projects/{project}/tools
            /app/projects/{project}/try
            /app/projects/{project}/versions
            /app/projects/{project}/versions/{number}
            """,
            Reader.GRANTED,
            """
            /api/v1/conversations/{id}/messages/{messageId}/steps
            /api/v1/projects/{project}/mcp-servers
            /api/v1/projects/{project}/mcp-servers/{server}
            /api/v1/projects/{project}/model
            /app/messaging/{id}/messages/{message}/steps
            /app/projects/{project}/agents/form
            /app/projects/{project}/agents/{agent}/form
            /app/projects/{project}/connect/{connector}
            /app/projects/{project}/evaluate/questions/form
            /app/projects/{project}/evaluate/questions/{question}/form
            /app/projects/{project}/knowledge/{kind}
            /app/projects/{project}/servers
            /app/projects/{project}/servers/form
            /app/projects/{project}/servers/{server}/form
            """,
            Reader.VENDOR,
            """
            /api/v1/api-keys
            /api/v1/audit
            /api/v1/audit/export
            /api/v1/audit/verification
            /api/v1/budgets
            /api/v1/connections/{connection}/chat-password
            /api/v1/crm/{kind}/export
            /api/v1/jobs
            /api/v1/jobs/{name}/runs
            /api/v1/linked-chats
            /api/v1/media/quota
            /app/audit
            /app/audit/export.csv
            /app/audit/export.json
            /app/audit/verification
            /app/crm/settings
            /app/crm/{kind}/export.csv
            /app/crm/{kind}/import
            /app/crm/{kind}/{record}/form
            /app/jobs
            /app/jobs/{name}
            /app/people
            /app/people/form
            /app/people/{id}/form
            /app/projects/form
            /app/settings/budgets
            /app/settings/files
            /app/settings/keys
            /app/settings/keys/form
            """,
            Reader.SUPER_ADMIN,
            """
            /api/v1/organizations
            /app/settings/organizations
            """,
            Reader.NOBODY,
            """
            /api/v1/crm/employees/export
            """);

    /** It never ends. */
    private static final Set<String> NOT_CALLED = Set.of("/app/stream");

    private static final String KINDS = "(?:activities|customers|deals|issues|leads|orders|payments)";

    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/app[^\"#]*)");

    private final TestPeople people;
    private final Members members;
    private final RequestMappingHandlerMapping routes;
    private final Map<Reader, Browser> browsers = new LinkedHashMap<>();
    private final Map<String, String> things = new LinkedHashMap<>();

    @Autowired
    ReadersTests(TestPeople people, Members members, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.people = people;
        this.members = members;
        this.routes = requestMappingHandlerMapping;
    }

    @BeforeAll
    void furnish() {
        Person vendor = people.vendor();
        ApiClient key = people.key(vendor.organization(), Role.VENDOR);
        String project = made(key, "/api/v1/projects", Map.of("name", "Counter", "language", "en"));
        String own = "/api/v1/projects/" + project;
        things.put("{project}", project);
        things.put("/connections/{id}", made(key, own + "/connections", WEB_CHAT));
        things.put("{document}", made(key, own + "/documents", Map.of("title", "Hours", "text", "Open from 9 to 5.")));
        things.put(
                "{agent}", made(key, own + "/agents", Map.of("name", "Ann", "command", "/ann", "prompt", "Be kind.")));
        String conversation = key.post(own + "/chat", Map.of("text", "When do you open?"))
                .json()
                .get("conversationId")
                .asString();
        things.put("/conversations/{id}", conversation);
        things.put("/messaging/{id}", conversation);
        things.put(
                "{message}",
                key.get("/api/v1/conversations/" + conversation + "/messages")
                        .json()
                        .at("/items/0/id")
                        .asString());
        things.put("{connector}", "webchat");
        Person granted = people.colleague(vendor, Role.EMPLOYEE);
        things.put("/members/{id}", granted.member().toString());
        things.put("/people/{id}", granted.member().toString());
        things.put("{kind}", "customers");
        things.put("{menu}", "canned");
        things.put("{number}", "0");
        things.put("/knowledge/customers", "/knowledge/text");
        things.put("{record}", made(key, "/api/v1/crm/customers", Map.of("name", "Ann")));
        members.grant(people.caller(vendor), ProjectId.of(project), granted.member());
        Person admin = people.superAdmin();
        browsers.put(Reader.CUSTOMER, people.browser(people.colleague(vendor, Role.CUSTOMER)));
        browsers.put(Reader.EMPLOYEE, people.browser(people.colleague(vendor, Role.EMPLOYEE)));
        browsers.put(Reader.GRANTED, people.browser(granted));
        browsers.put(Reader.VENDOR, people.browser(vendor));
        browsers.put(Reader.SUPER_ADMIN, people.browser(people.join(vendor, admin.account(), Role.VENDOR)));
    }

    private static final Map<String, ?> WEB_CHAT =
            Map.of("connector", "webchat", "label", "Site", "settings", Map.of("origins", "https://shop.example"));

    private static String made(ApiClient key, String path, Map<String, ?> body) {
        ApiClient.Answer answer = key.post(path, body);
        assertThat(answer.status()).as("%s: %s", path, answer.text()).isLessThan(300);
        return answer.json().get("id").asString();
    }

    @Test
    void answersEachRoleAsTheTableSays() {
        Map<String, Reader> table = table();
        Set<String> known = addresses();
        assertThat(table.keySet()).as("addresses that have a line").containsExactlyInAnyOrderElementsOf(known);
        List<String> wrong = new ArrayList<>();
        table.forEach((address, least) -> browsers.forEach((reader, browser) -> {
            if (!NOT_CALLED.contains(address)) {
                int status = asked(browser, filled(address)).status();
                // a record that is not one's own is not there
                boolean refused = status == 403 || (status == 404 && address.contains("{record}"));
                if (status >= 500
                        || status == 401
                        || (refused != reader.compareTo(least) < 0
                                && !(status == 404 && reader.compareTo(least) >= 0))) {
                    wrong.add(reader + " " + address + " " + status);
                }
            }
        }));
        assertThat(wrong).isEmpty();
    }

    private static Map<String, Reader> table() {
        Map<String, Reader> table = new TreeMap<>();
        AT_LEAST.forEach((reader, lines) -> lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> assertThat(table.put(line, reader)).as(line).isNull()));
        return table;
    }

    /** Without the patterns of their variables. */
    private Set<String> addresses() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getPatternValues().stream())
                .filter(address -> address.startsWith("/app") || address.startsWith("/api/"))
                .map(address -> address.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}"))
                .map(address -> address.replaceFirst("^/api/v1/crm/" + KINDS + "(?=/|$)", "/api/v1/crm/{kind}"))
                .collect(toCollection(TreeSet::new));
    }

    private String filled(String address) {
        String filled = address;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            String name = thing.getKey();
            filled = name.endsWith("/{id}")
                    ? filled.replace(name, name.replace("{id}", thing.getValue()))
                    : filled.replace(name, thing.getValue());
        }
        return filled.replaceAll("\\{\\w+}", TestPeople.unknownId());
    }

    /** As the scripts of a page ask, so that a part is answered as such. */
    private static Seen asked(Browser browser, String address) {
        return browser.json("GET", address, "", Map.of("HX-Request", "true", "Accept", "*/*"));
    }

    @Test
    void leadsNobodyWhereTheyAreRefused() {
        List<String> wrong = new ArrayList<>();
        browsers.forEach((reader, browser) -> {
            Set<String> tried = new HashSet<>();
            table().forEach((address, least) -> {
                if (isPage(address) && reader.compareTo(least) >= 0) {
                    LINK.matcher(browser.get(filled(address)).text())
                            .results()
                            .map(link -> link.group(1).replace("&amp;", "&"))
                            .filter(link -> isPage(link) && tried.add(link))
                            .filter(link -> asked(browser, link).status() == 403)
                            .forEach(link -> wrong.add(reader + " " + address + " -> " + link));
                }
            });
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void customersBeginWhereTheyMayBe() {
        Browser browser = Objects.requireNonNull(browsers.get(Reader.CUSTOMER));
        assertThat(browser.get("/app").location()).isEqualTo("/app/crm");
        assertThat(browser.get("/app/crm/customers").status()).isEqualTo(200);
    }

    private static boolean isPage(String address) {
        return address.startsWith("/app") && !NOT_CALLED.contains(address);
    }

    @Test
    void opensEveryAddressAsAWholePage() {
        Browser browser = Objects.requireNonNull(browsers.get(Reader.SUPER_ADMIN));
        assertThat(table().keySet())
                // of the register they are asked for by scripts alone
                .filteredOn(address -> isPage(address) && !address.startsWith("/app/crm/"))
                .filteredOn(address -> isPart(browser.get(filled(address))))
                .isEmpty();
    }

    private static boolean isPart(Seen page) {
        return page.status() == 200
                && page.header("Content-Type").startsWith("text/html")
                && !page.text().stripLeading().startsWith("<!doctype html>");
    }
}
