package dev.frontdesk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ProductProcess;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kills the product after a person has approved drafts, before and while the mails go out. */
class DraftCrashIT {

    private static final long FIRST = 520_000_000L;
    private static final int DRAFTS = 6;

    /** So that the kill finds mails that the server has and the product does not know of. */
    private static final int ANSWERED_AFTER_MILLIS = 3_000;

    private final SandboxControl mail = new SandboxControl("mail");
    private String address = "";

    /** The emulator's threads complain of connections that end with the product. */
    @BeforeAll
    static void mindOwnThreadsOnly() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @AfterAll
    static void mindAllAgain() {
        Awaitility.catchUncaughtExceptionsByDefault();
    }

    @Test
    void sendsEachApprovedDraftOnceOrListsItAsUnknown() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/crash")), "");
        Path log = folder.resolve("product.log");
        int port = ProductProcess.freePort();
        Map<String, String> settings = Map.of("FRONTDESK_MAIL_BASE_URL", SharedSandbox.url() + "/mail");
        ProductProcess product = ProductProcess.start(port, folder.resolve("data"), log, settings);
        try {
            String project = connect(product.api());
            for (int i = 0; i < DRAFTS; i++) {
                mail.post(
                        "/messages",
                        Map.of("account", address, "user", FIRST + i, "subject", "Order", "text", "When do you open?"));
            }
            List<JsonNode> drafts = drafts(product.api(), project);
            mail.put("/faults", Map.of("account", address, "method", "send", "delayMs", ANSWERED_AFTER_MILLIS));
            for (JsonNode draft : drafts) {
                assertThat(approve(product.api(), draft).status()).isEqualTo(202);
            }
            soon("a mail that the server has taken")
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> IntStream.range(0, DRAFTS).anyMatch(i -> received(FIRST + i) > 0));
            product.kill();
            mail.put("/faults", Map.of());
            product = ProductProcess.start(port, folder.resolve("data"), log, settings);
            ApiClient api = product.api();
            for (JsonNode draft : drafts) {
                soon("the end of " + draft)
                        .until(() -> List.of("sent", "unknown").contains(status(api, draft)));
            }
            for (JsonNode draft : drafts) {
                assertThat(approve(api, draft).status()).isEqualTo(409);
                int got = received(chat(api, draft));
                if (status(api, draft).equals("sent")) {
                    assertThat(got).as("%s, log %s", draft, log).isEqualTo(1);
                } else {
                    assertThat(got).as("%s, log %s", draft, log).isBetween(0, 1);
                }
            }
        } finally {
            mail.put("/faults", Map.of());
            product.close();
        }
    }

    private static ConditionFactory soon(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(300));
    }

    /** @return the project */
    private String connect(ApiClient api) {
        JsonNode mailbox = mail.post("/accounts", Map.of());
        address = mailbox.path("address").asString();
        String project = api.get("/api/v1/projects").json().at("/items/0/id").asString();
        Map<String, String> settings = new HashMap<>(Map.of("answers", "drafts"));
        for (String name : List.of("provider", "address", "password", "imapHost", "imapPort", "smtpHost", "smtpPort")) {
            settings.put(name, mailbox.path(name).asString());
        }
        JsonNode connection = api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of("connector", "mail", "settings", settings))
                .json();
        String path = "/api/v1/connections/" + connection.path("id").asString();
        api.put(path + "/activation", null);
        soon("the mailbox runs " + connection)
                .until(() -> api.get(path).json().path("status").asString().equals("running"));
        return project;
    }

    private static List<JsonNode> drafts(ApiClient api, String project) {
        String path = "/api/v1/drafts?projectId=" + project;
        soon("the drafts").until(() -> api.get(path).json().path("items").size() == DRAFTS);
        return api.get(path).json().path("items").valueStream().toList();
    }

    private static String conversation(JsonNode draft) {
        return "/api/v1/conversations/" + draft.path("conversationId").asString();
    }

    private static ApiClient.Answer approve(ApiClient api, JsonNode draft) {
        return api.post(conversation(draft) + "/drafts/" + draft.path("id").asString() + "/approvals", Map.of());
    }

    private static String status(ApiClient api, JsonNode draft) {
        return api.get(conversation(draft) + "/messages?limit=50")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").equals(draft.path("id")))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asString();
    }

    /** The customer's number, from the address. */
    private static long chat(ApiClient api, JsonNode draft) {
        String id = api.get(conversation(draft)).json().path("chatId").asString();
        return Long.parseLong(id.replaceFirst("person-(\\d+)@.*", "$1"));
    }

    private int received(long person) {
        return (int) mail.get("/messages?account=" + address + "&chat=" + person)
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("direction").asString().equals("out"))
                .count();
    }
}
