package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@FrontdeskTest
class ApiDescriptionTests {

    private final ApiClient api;
    private final RequestMappingHandlerMapping handlers;

    @Autowired
    ApiDescriptionTests(
            ApiClient api, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.api = api;
        this.handlers = handlers;
    }

    private JsonNode description() {
        ApiClient.Answer answer = api.as(null).get("/api/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void describesEveryCallThatIsServedAndNoOther() {
        Set<String> served = handlers.getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().getBeanType().isAnnotationPresent(RestController.class))
                .filter(handler ->
                        handler.getValue().getBeanType().getPackageName().startsWith("dev.frontdesk"))
                .flatMap(handler -> handler.getKey().getPatternValues().stream()
                        .flatMap(path -> handler.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .filter(call -> call.contains(" /api/v1/"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        described.removeIf(call -> !call.contains(" /api/v1/"));
        assertThat(described).isEqualTo(served);
    }

    @Test
    void namesFieldsAsTheyAreWritten() {
        JsonNode schemas = description().at("/components/schemas");
        JsonNode form = schemas.at("/TelegramAddressesConnectForm/properties");
        JsonNode answer = schemas.at("/TelegramAddressesConnected");
        assertThat(form.propertyNames()).containsExactlyInAnyOrder("bot_token", "project");
        assertThat(answer.get("properties").propertyNames()).contains("integration_type", "bot_username");
        assertThat(answer.get("required").toString())
                .contains("integration_type")
                .doesNotContain("integrationType");
    }

    @Test
    void saysHowToProveWhoOneIsAndWhatRefusalsLookLike() {
        JsonNode description = description();
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(description.at("/components/securitySchemes/key/scheme").asString())
                .isEqualTo("bearer");
        JsonNode invite = description.at("/paths/~1api~1v1~1members/post");
        for (String status : Set.of("201", "400", "401", "403", "409", "422", "429")) {
            assertThat(invite.get("responses").has(status)).as(status).isTrue();
        }
        assertThat(invite.at("/responses/422/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(description.at("/components/schemas/Problem/properties").has("errors"))
                .isTrue();
        assertThat(invite.get("parameters").findValuesAsString("name"))
                .as("the caller is no parameter")
                .containsExactly("Idempotency-Key");
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        Set<String> names = new HashSet<>();
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(
                                        names.add(operation.get("operationId").asString()))
                                .as(operation.get("operationId").asString())
                                .isTrue()));
    }

    @Test
    void saysOfEveryOperationWhatItDoes() {
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String call = operation.getKey() + " " + path.getKey();
                    assertThat(operation.getValue().path("summary").asString(""))
                            .as(call)
                            .isNotEmpty();
                    assertThat(operation.getValue().path("parameters").findValuesAsString("name"))
                            .as(call)
                            .doesNotHaveDuplicates();
                }));
    }
}
