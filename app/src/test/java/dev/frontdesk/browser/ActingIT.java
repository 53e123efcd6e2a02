package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.testkit.SandboxControl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An assistant that acts, tried in the panel: its agents' tools, its buttons, and how its answers came about. */
class ActingIT extends InBrowser {

    private final SandboxControl model = new SandboxControl("openai");

    @AfterEach
    void forgive() {
        model.put("/script", List.of());
    }

    @Test
    void doesWhatAButtonConfirmsAndTellsHow() {
        String project = acting();
        try (Visitor owner = new Visitor(api.url(""), "ru", 360, 740)) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/projects/" + project + "/try");
            String name = "Trial " + Ids.next();
            script(call("create_customer", Map.of("name", name)), Map.of("text", "Готово."));
            ask(owner, "Добавь клиента");
            assertThat(replies(owner).last()).containsText("Готово.");
            assertThat(replies(owner).last().locator(".called")).containsText(owner.say("assistant.steps.call.done"));
            script(call("delete_customer", Map.of("customer_id", name)), Map.of("text", "Готово."));
            ask(owner, "Удали его");
            Locator confirm = owner.page.locator("[data-choice]").first();
            assertThat(confirm).hasText(owner.say("tool.confirm.yes"));
            confirm.click();
            assertThat(replies(owner)).hasCount(3);
            assertThat(owner.page.locator("[data-choice]")).hasCount(0);
            assertThat(replies(owner).last().locator(".called")).containsText(owner.say("assistant.steps.call.done"));
            owner.page.reload();
            assertThat(replies(owner).last().locator(".called")).isVisible();

            replies(owner).first().locator("[data-opens=steps]").click();
            assertThat(owner.page.locator("#steps .steps-taken")).containsText("sandbox-chat");
            assertThat(owner.page.locator("#steps .call-made")).containsText(name);
            assertThat(owner.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(owner.complaints).isEmpty();
        }
    }

    @Test
    void limitsAnAgentToItsTools() {
        String project = acting();
        try (Visitor owner = visitor("uk")) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/projects/" + project);
            owner.button("project.agent.add").click();
            owner.page.locator("#agent-name").fill("Sunday");
            owner.page.locator("#agent-command").fill("/sunday");
            owner.page.locator("#agent-model").fill("sandbox-other");
            owner.page.locator("#agent input[name=tools][value=knowledge]").check();
            owner.page.locator("#agent button[type=submit]").click();
            assertThat(owner.page.locator("#agents")).containsText("sandbox-other");

            owner.page.locator("#agents [data-opens=agent]").last().click();
            assertThat(owner.page.locator("#agent input[name=tools][value=knowledge]"))
                    .isChecked();
            owner.page.locator("#agent button[type=submit]").click();
            assertThat(owner.page.locator("dialog#agent")).isHidden();
            assertThat(owner.complaints).isEmpty();
            assertThat(owner.page.evaluate("""
                    area => fetch(location.pathname + "/tools/" + area, {
                        method: "PUT",
                        headers: JSON.parse(document.body.getAttribute("hx-headers")),
                        body: new URLSearchParams({ on: "false" }),
                    }).then(answer => answer.status)
                    """, "no-such-area")).isEqualTo(404);
        }
        var agents = api.get("/api/v1/projects/" + project + "/agents").json().path("items");
        assertThat(agents.at("/0/tools/0").asString()).isEqualTo("knowledge");
        assertThat(agents.at("/0/tools").size()).isEqualTo(1);
        assertThat(agents.at("/0/model").asString()).isEqualTo("sandbox-other");
    }

    private String acting() {
        String project = api.post("/api/v1/projects", Map.of("name", "Acting"))
                .json()
                .path("id")
                .asString();
        api.put(
                "/api/v1/projects/" + project + "/model",
                Map.of("provider", "openai", "model", "sandbox-chat", "apiKey", "sk-sandbox-acting-1"));
        return project;
    }

    private static Locator replies(Visitor visitor) {
        return visitor.page.locator("#messages .by-assistant:not(.thinking)");
    }

    private static void ask(Visitor visitor, String text) {
        Locator field = visitor.page.locator("form[data-chat] textarea");
        field.fill(text);
        field.press("Enter");
    }

    private static Map<?, ?> call(String tool, Map<?, ?> arguments) {
        return Map.of("toolCall", Map.of("name", tool, "arguments", arguments));
    }

    private void script(Map<?, ?>... rules) {
        model.put("/script", List.of(rules));
    }
}
