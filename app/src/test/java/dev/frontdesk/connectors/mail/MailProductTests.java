package dev.frontdesk.connectors.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FormData;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A mailbox in the whole product: threads go on as threads, with their files. */
@FrontdeskTest
class MailProductTests {

    private final SandboxControl mail = new SandboxControl("mail");
    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    private String address = "";
    private String connection = "";

    @BeforeEach
    void connect() {
        JsonNode mailbox = mail.post("/accounts", Map.of());
        address = mailbox.path("address").asString();
        String project = api.post("/api/v1/projects", Map.of("name", "Mail " + person))
                .json()
                .path("id")
                .asString();
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("provider", "address", "password", "imapHost", "imapPort", "smtpHost", "smtpPort")) {
            settings.put(name, mailbox.path(name).asString());
        }
        ApiClient.Answer made = api.post(
                "/api/v1/projects/" + project + "/connections", Map.of("connector", "mail", "settings", settings));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        connection = made.json().path("id").asString();
        api.put("/api/v1/connections/" + connection + "/activation", null);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40));
    }

    private List<JsonNode> answers() {
        List<JsonNode> answers = new ArrayList<>();
        mail.get("/messages?account=" + address + "&chat=" + person)
                .path("items")
                .forEach(letter -> {
                    if (letter.path("direction").asString().equals("out")) {
                        answers.add(letter);
                    }
                });
        return answers;
    }

    @Test
    void answersInTheThreadUnderItsSubject() {
        String letter = mail.post(
                        "/messages",
                        Map.of(
                                "account",
                                address,
                                "user",
                                person,
                                "subject",
                                "Order 4711",
                                "text",
                                "Please look",
                                "attachments",
                                List.of(Map.of(
                                        "fileName",
                                        "order.txt",
                                        "content",
                                        Base64.getEncoder().encodeToString("Roses".getBytes(UTF_8))))))
                .path("messageId")
                .asString("");
        soon().until(() -> !answers().isEmpty());
        assertThat(answers().getFirst().path("subject").asString()).isEqualTo("Re: Order 4711");
        String conversation = api.get("/api/v1/conversations?connectionId=" + connection)
                .json()
                .at("/items/0/id")
                .asString();
        String messages = "/api/v1/conversations/" + conversation + "/messages";
        JsonNode first = api.get(messages + "?limit=50").json().path("items");
        JsonNode heard = first.get(first.size() - 1);
        assertThat(api.get(heard.at("/parts/0/url").asString()).text()).isEqualTo("Roses");
        new FormData()
                .text("text", "Here is the bill")
                .file("files", "bill.txt", "96 euro".getBytes(UTF_8))
                .post(api, messages, Map.of());
        soon().until(() -> answers().size() == 2);
        JsonNode bill = answers().getLast();
        assertThat(bill.path("subject").asString()).isEqualTo("Re: Order 4711");
        assertThat(bill.toString()).contains("bill.txt");
        assertThat(bill.path("inReplyTo").asString()).isNotEmpty();
        if (!letter.isEmpty()) {
            assertThat(bill.path("inReplyTo").asString()).isEqualTo(letter);
        }
    }

    @Test
    void saysInTheConversationWhatWasLeftOut() {
        List<Map<String, String>> files = IntStream.range(0, 23)
                .mapToObj(i -> Map.of("fileName", "f" + i + ".txt", "content", "eA=="))
                .toList();
        mail.post(
                "/messages",
                Map.of("account", address, "user", person, "subject", "Files", "text", "Many", "attachments", files));
        soon().until(() -> !answers().isEmpty());
        String conversation = api.get("/api/v1/conversations?connectionId=" + connection)
                .json()
                .at("/items/0/id")
                .asString();
        JsonNode messages = api.get("/api/v1/conversations/" + conversation + "/messages?limit=50")
                .json()
                .path("items");
        JsonNode remark = messages.get(messages.size() - 1)
                .path("parts")
                .valueStream()
                .toList()
                .getLast();
        assertThat(remark.path("kind").asString()).isEqualTo("remark");
        assertThat(remark.path("value").asString()).isEqualTo("files_left_out");
        assertThat(remark.path("bytes").asInt()).isEqualTo(3);
        assertThat(remark.path("name").asString()).isEqualTo("f20.txt, f21.txt, f22.txt");
    }
}
