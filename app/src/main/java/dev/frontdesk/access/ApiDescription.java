package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

/** What the description of the REST interface says beside what the controllers say themselves. */
@Configuration
class ApiDescription {

    private static final String KEY = "key";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, SignedIn.class)
                .addResponseTypeToIgnore(ProblemDetail.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Frontdesk")
                        .version("v1")
                        .description("Everything the panel does. Programs send an API key. Times are ISO 8601 in UTC;"
                                + " lists are parts, each with the cursor of the next; what goes wrong is a problem"
                                + " document whose detail says what to do.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key, fd_…, from Settings"))
                        .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("Why it was not done (RFC 9457)")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema().description("What is wrong"))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What to do about it"))
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .description("What is wrong with which field")
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }

    /** The refusals that every operation may answer with, and those that its parameters make possible. */
    @Bean
    GlobalOperationCustomizer refusalsOfOperations() {
        return (operation, method) -> {
            String noun = method.getBeanType().getSimpleName().replaceAll("(Api|Controller|Endpoint)$", "");
            operation.setTags(List.of(noun));
            operation.setOperationId(noun + "." + method.getMethod().getName());
            ApiResponses responses = operation.getResponses();
            possible(operation).forEach((status, why) -> responses.putIfAbsent(status, refusal(why)));
            return operation;
        };
    }

    private static Map<String, String> possible(Operation operation) {
        Map<String, String> possible = new TreeMap<>(Map.of(
                "401", "No key, or not a valid one",
                "403", "Not allowed to this caller",
                "429", "Too many calls; Retry-After says how long to wait",
                "500", "Our fault"));
        boolean parameters = operation.getParameters() != null;
        if (parameters) {
            possible.put("400", "A parameter cannot be read");
        }
        if (parameters && operation.getParameters().stream().anyMatch(each -> "path".equals(each.getIn()))) {
            possible.put("404", "Nothing of that id, or nothing the caller may know of");
        }
        if (operation.getRequestBody() != null) {
            possible.put("400", "The body cannot be read");
            possible.put("409", "Clashes with how things stand now");
            possible.put("422", "Fields are wrong; errors says which and why");
        }
        return possible;
    }

    private static ApiResponse refusal(String why) {
        return new ApiResponse()
                .description(why)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<Object>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
