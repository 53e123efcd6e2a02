package dev.frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.knowledge.extraction.SampleFiles;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FrontdeskTest
class DocumentsApiTests {

    @Autowired
    ApiClient api;

    @Autowired
    TestOrganizations organizations;

    @Autowired
    Projects projects;

    private String path = "";

    @BeforeEach
    void openProject() {
        String organization =
                api.get("/api/v1/me").json().at("/organization/id").asString();
        ProjectId project = projects.create(OrganizationId.of(organization), Actor.SYSTEM, "Shop", "", "en")
                .id();
        path = "/api/v1/projects/" + project;
    }

    private Answer upload(String name, byte[] content) {
        return upload(name, content, Map.of());
    }

    private Answer upload(String name, byte[] content, Map<String, String> headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "multipart/form-data; boundary=edge");
        return api.send("POST", path + "/documents", all, body.toByteArray());
    }

    private JsonNode settled(JsonNode document) {
        return Awaitility.await()
                .atMost(Library.PATIENCE)
                .until(
                        () -> api.get(path + "/documents/" + document.get("id").asString())
                                .json(),
                        now -> !now.get("status").asString().equals("indexing"));
    }

    @Test
    void takesFileReadsItAndFindsItsPassage() {
        Answer uploaded = upload("returns.docx", SampleFiles.docx("Returns", "Bring it back within a week."));

        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.json().get("status").asString()).isEqualTo("indexing");
        JsonNode ready = settled(uploaded.json());
        assertThat(ready.get("status").asString()).isEqualTo("ready");
        assertThat(ready.get("passages").asInt()).isEqualTo(2);
        assertThat(ready.get("language").asString()).isEqualTo("en");
        JsonNode found = api.get(path + "/search?q=bring%20back").json();
        assertThat(found.get("convincing").asBoolean()).isTrue();
        assertThat(found.at("/items/0/documentId").asString())
                .isEqualTo(ready.get("id").asString());
        assertThat(found.at("/items/0/title").asString()).isEqualTo("Returns");
        assertThat(found.at("/items/0/passage").asString()).isEqualTo("Bring it back within a week.");
        assertThat(found.at("/items/0/score").asDouble()).isPositive();
    }

    @Test
    void takesTextsAndQuestions() {
        Answer text = api.post(path + "/documents", Map.of("title", "Parking", "text", "Six places behind the house."));
        Answer question =
                api.post(path + "/documents", Map.of("question", "Do you deliver?", "answer", "Yes, by bicycle."));

        assertThat(text.status()).isEqualTo(201);
        assertThat(text.json().get("kind").asString()).isEqualTo("text");
        assertThat(question.json().get("kind").asString()).isEqualTo("question");
        assertThat(settled(text.json()).get("status").asString()).isEqualTo("ready");
        assertThat(settled(question.json()).get("status").asString()).isEqualTo("ready");
        assertThat(api.get(path + "/search?q=deliver")
                        .json()
                        .at("/items/0/passage")
                        .asString())
                .isEqualTo("Do you deliver?\nYes, by bicycle.");
    }

    @Test
    void namesEverythingThatIsWrong() {
        Answer answer = api.post(path + "/documents", Map.of("title", " ", "text", ""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors")).hasSize(2);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("title");
        assertThat(api.post(path + "/documents", Map.of("answer", "Yes."))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("question");
        assertThat(upload("empty.txt", new byte[0]).status()).isEqualTo(422);
        assertThat(api.get(path + "/search?q=").status()).isEqualTo(422);
    }

    @Test
    void saysWhyFileCannotBeRead() {
        byte[] encrypted = SampleFiles.encryptedPdf("Secret", List.of("Text."));

        JsonNode failed = settled(upload("secret.pdf", encrypted).json());

        assertThat(failed.get("status").asString()).isEqualTo("failed");
        assertThat(failed.get("reasonCode").asString()).isEqualTo("encrypted");
        assertThat(failed.get("reason").asString()).contains("password");
        Answer russian = api.send(
                "GET",
                path + "/documents/" + failed.get("id").asString(),
                Map.of("Accept-Language", "ru"),
                new byte[0]);
        assertThat(russian.json().get("reason").asString()).contains("парол");
    }

    @Test
    void tellsThatFileIsThereAlready() {
        byte[] menu = "Soup of the day: pumpkin.".getBytes(StandardCharsets.UTF_8);
        Answer first = upload("menu.txt", menu);

        Answer again = upload("menu (1).txt", menu);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("alreadyThere").asBoolean()).isTrue();
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    }

    @Test
    void refusesFileBeyondFiftyMegabytes() {
        byte[] large = new byte[(50 << 20) + 1];
        Arrays.fill(large, (byte) 'a');

        assertThat(upload("large.txt", large).status()).isEqualTo(413);
    }

    @Test
    void listsPageByPageAndRemoves() {
        for (int i = 0; i < 3; i++) {
            api.post(path + "/documents", Map.of("title", "Text " + i, "text", "Content " + i));
        }

        JsonNode first = api.get(path + "/documents?limit=2").json();
        JsonNode second = api.get(path + "/documents?limit=2&cursor="
                        + first.get("nextCursor").asString())
                .json();

        assertThat(first.at("/items/0/title").asString()).isEqualTo("Text 2");
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        String document = path + "/documents/" + second.at("/items/0/id").asString();
        assertThat(api.delete(document).status()).isEqualTo(204);
        assertThat(api.get(document).status()).isEqualTo(404);
        assertThat(api.delete(document).status()).isEqualTo(404);
    }

    @Test
    void knowsNothingOfOtherOrganizations() {
        OrganizationId other = organizations.create();
        ProjectId foreign =
                projects.create(other, Actor.SYSTEM, "Other", "", "en").id();
        String theirs = "/api/v1/projects/" + foreign;

        assertThat(api.get(theirs + "/documents").status()).isEqualTo(404);
        assertThat(api.get(theirs + "/search?q=x").status()).isEqualTo(404);
        assertThat(api.post(theirs + "/documents", Map.of("title", "a", "text", "b"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get(path + "/documents/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.as(null).get(path + "/documents").status()).isEqualTo(401);
    }
}
