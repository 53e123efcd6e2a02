package dev.frontdesk.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.audit.AuditTrail;
import dev.frontdesk.audit.TrailFilter;
import dev.frontdesk.model.Provider;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every saving is a version; the draft and what answers may differ. */
@FrontdeskTest
class VersionsTests {

    @Autowired
    ApiClient api;

    @Autowired
    Projects projects;

    @Autowired
    Organizations organizations;

    @Autowired
    AuditTrail trail;

    private OrganizationId organization = new OrganizationId(Ids.next());
    private ProjectId id = new ProjectId(Ids.next());
    private String project = "";

    @BeforeEach
    void create() {
        organization = organizations.first().orElseThrow().id();
        String made = api.post("/api/v1/projects", Map.of("name", "Versioned", "prompt", "One\nTwo"))
                .json()
                .path("id")
                .stringValue();
        id = ProjectId.of(made);
        project = "/api/v1/projects/" + made;
    }

    @Test
    void keepsAVersionOfEverySavingThatChangesSomething() {
        api.patch(project, Map.of("prompt", "One\nThree"));
        api.patch(project, Map.of("prompt", "One\nThree"));
        api.patch(project, Map.of("name", "Renamed"));
        api.post(project + "/agents", Map.of("name", "Atlas", "command", "/atlas", "prompt", "Lift"));
        api.patch(project + "/versions/2", Map.of("note", "Three, not two"));

        JsonNode items = api.get(project + "/versions").json().path("items");
        assertThat(items).hasSize(3);
        assertThat(items.path(1).path("note").stringValue()).isEqualTo("Three, not two");
        assertThat(items.path(1).path("authorKind").stringValue()).isEqualTo("api_key");
        assertThat(lines("/versions/2/difference")).containsExactly("prompt:", " One", "-Two", "+Three");
        assertThat(lines("/versions/3/difference?from=1"))
                .contains("prompt:", "+Three", "/atlas:", "+name: Atlas", "+Lift");
    }

    @Test
    void goesBackToAVersionInOneStep() {
        String agent = api.post(project + "/agents", Map.of("name", "Atlas", "command", "/atlas", "prompt", "Lift"))
                .json()
                .path("id")
                .stringValue();
        api.patch(project, Map.of("prompt", "Spoilt"));
        api.delete(project + "/agents/" + agent);

        assertThat(api.post(project + "/versions/2/returns", null).status()).isEqualTo(201);

        Project now = projects.get(organization, id);
        assertThat(now.prompt()).isEqualTo("One\nTwo");
        assertThat(now.agents()).extracting(Agent::command).containsExactly("/atlas");
        assertThat(api.get(project + "/versions").json().path("items")).hasSize(5);
        assertThat(audited()).anyMatch(entry -> entry.contains("project.put_back"));
    }

    @Test
    void answersFromWhatIsPublishedUntilTheDraftIs() {
        assertThat(api.put(project + "/publication", null).json().path("byHand").booleanValue())
                .isTrue();
        api.patch(project, Map.of("prompt", "Draft"));
        api.put(project + "/model", Map.of("provider", "openai", "model", "sandbox-chat", "apiKey", "sk-sandbox-1"));

        assertThat(projects.get(organization, id).prompt()).isEqualTo("One\nTwo");
        assertThat(projects.get(organization, id).model().provider()).isEqualTo(Provider.BUILT_IN);
        assertThat(projects.draft(organization, id).prompt()).isEqualTo("Draft");
        assertThat(api.get(project).json().path("prompt").stringValue()).isEqualTo("Draft");

        JsonNode after = api.post(project + "/publication", Map.of()).json();

        assertThat(after.path("published").intValue())
                .isEqualTo(after.path("newest").intValue());
        assertThat(projects.get(organization, id).prompt()).isEqualTo("Draft");
        assertThat(projects.get(organization, id).model().apiKey()).isNotNull();
    }

    @Test
    void keepsTheKeyOfWhatIsPublishedWhileTheDraftHasAnother() {
        api.put(project + "/model", Map.of("provider", "openai", "model", "a", "apiKey", "sk-sandbox-old"));
        api.put(project + "/publication", null);
        api.put(project + "/model", Map.of("provider", "openai", "model", "b", "apiKey", "sk-sandbox-new"));

        assertThat(key(projects.get(organization, id))).isEqualTo("sk-sandbox-old");
        assertThat(key(projects.draft(organization, id))).isEqualTo("sk-sandbox-new");
    }

    @Test
    void sendsAKeyOnlyWhereItWasGivenFor() {
        api.put(project + "/model", Map.of("provider", "openai", "model", "a", "apiKey", "sk-sandbox-old"));
        api.put(project + "/model", Map.of("provider", "gemini", "model", "b", "apiKey", "sk-sandbox-new"));

        api.post(project + "/versions/2/returns", null);

        assertThat(projects.get(organization, id).model().provider()).isEqualTo(Provider.OPENAI);
        assertThat(projects.get(organization, id).model().apiKey()).isNull();
    }

    @Test
    void putsBackOnlyTheDraftWherePublishingIsByHand() {
        api.patch(project, Map.of("prompt", "Second"));
        api.put(project + "/publication", null);

        api.post(project + "/versions/1/returns", null);

        assertThat(projects.get(organization, id).prompt()).isEqualTo("Second");
        assertThat(projects.draft(organization, id).prompt()).isEqualTo("One\nTwo");
    }

    private static String key(Project project) {
        var key = project.model().apiKey();
        return key == null ? "" : key.reveal();
    }

    private List<String> lines(String path) {
        List<String> lines = new ArrayList<>();
        for (JsonNode part : api.get(project + path).json().path("parts")) {
            lines.add(part.path("part").stringValue() + ":");
            for (JsonNode line : part.path("lines")) {
                lines.add(line.path("sign").stringValue() + line.path("text").stringValue());
            }
        }
        return lines;
    }

    private List<String> audited() {
        return trail.find(organization, TrailFilter.ALL, Long.MAX_VALUE, 200).stream()
                .map(Object::toString)
                .filter(entry -> entry.contains(id.toString()))
                .toList();
    }
}
