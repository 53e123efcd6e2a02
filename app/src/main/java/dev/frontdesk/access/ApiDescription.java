package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Download;
import dev.frontdesk.platform.Shape;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/**
 * What the description of the REST interface says beside what the controllers say themselves.
 *
 * <p>General things are said by annotations: where springdoc finds none on a bean, it reads every class of the product in
 * search of them.
 */
@Configuration
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Frontdesk",
                        version = "v1",
                        description = "Everything the panel does. Programs send an API key. Times are ISO 8601 in UTC;"
                                + " lists are parts, each with the cursor of the next; what goes wrong is a problem"
                                + " document whose detail says what to do.",
                        license = @License(name = "Apache-2.0")),
        security = @SecurityRequirement(name = ApiDescription.KEY))
@SecurityScheme(
        name = ApiDescription.KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key, fd_…, from Settings")
class ApiDescription {

    static final String KEY = "key";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, SignedIn.class)
                .addResponseTypeToIgnore(ProblemDetail.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema().description("As the provider gives it"))
                .replaceWithSchema(SseEmitter.class, new StringSchema().description("Server-sent events"))
                .replaceWithSchema(Download.class, new StringSchema().description("The file"));
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().components(new Components().addSchemas(PROBLEM, problem()));
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

    /** The refusals that an operation may answer with, and what every POST takes. */
    @Bean
    GlobalOperationCustomizer refusalsOfOperations() {
        return (operation, method) -> {
            String noun = method.getBeanType().getSimpleName().replaceAll("(Api|Controller|Endpoint)$", "");
            operation.setTags(List.of(noun));
            operation.setOperationId(noun + "." + method.getMethod().getName());
            boolean post = method.hasMethodAnnotation(PostMapping.class);
            if (post && !takesIdempotencyKey(operation)) {
                operation.addParametersItem(idempotencyKey());
            }
            ApiResponses responses = operation.getResponses();
            possible(operation, post || !method.hasMethodAnnotation(GetMapping.class))
                    .forEach((status, why) -> responses.putIfAbsent(status, refusal(why)));
            return operation;
        };
    }

    /** Two methods may serve one operation, each for a type of body. */
    private static boolean takesIdempotencyKey(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .anyMatch(each -> IdempotencyFilter.HEADER.equals(each.getName()));
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyFilter.HEADER)
                .required(false)
                .schema(new StringSchema().minLength(1).maxLength(255))
                .description(
                        "Any text of your own, new for each new request. A repeat with the same key within 24 hours"
                                + " gets the first answer again and does nothing; another request with it is refused with 422.");
    }

    private static Map<String, String> possible(Operation operation, boolean changes) {
        Map<String, String> possible = new TreeMap<>(Map.of(
                "400", "The address, a parameter or the body cannot be read",
                "401", "No key, or not a valid one",
                "403", "Not allowed to this caller",
                "429", "Too many calls; Retry-After says how long to wait",
                "500", "Our fault"));
        List<Parameter> parameters = Objects.requireNonNullElse(operation.getParameters(), List.of());
        if (parameters.stream().anyMatch(each -> "path".equals(each.getIn()))) {
            possible.put("404", "Nothing of that id, or nothing the caller may know of");
        }
        if (changes) {
            possible.put("409", "Clashes with how things stand now");
        }
        if (changes || parameters.stream().anyMatch(each -> "query".equals(each.getIn()))) {
            possible.put("422", "Fields are wrong; errors says which and why");
        }
        if (operation.getRequestBody() != null) {
            possible.put("413", "The body is too large");
            possible.put("415", "The body is of another type");
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

    /** Bodies that a controller reads as a tree are described by the record it names. */
    @Bean
    GlobalOpenApiCustomizer shapesOfTrees(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return description -> handlers.getHandlerMethods()
                .forEach((mapping, method) -> Arrays.stream(method.getMethodParameters())
                        .map(parameter -> parameter.getParameterAnnotation(Shape.class))
                        .filter(Objects::nonNull)
                        .forEach(shape -> mapping.getPatternValues()
                                .forEach(path -> mapping.getMethodsCondition()
                                        .getMethods()
                                        .forEach(verb -> shape(description, path, verb.name(), shape)))));
    }

    private static void shape(OpenAPI description, String path, String verb, Shape shape) {
        ResolvedSchema resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(shape.value()).resolveAsRef(true));
        resolved.referencedSchemas.forEach(description.getComponents()::addSchemas);
        PathItem item = description.getPaths().get(path);
        Operation operation = item == null ? null : item.readOperationsMap().get(PathItem.HttpMethod.valueOf(verb));
        if (operation != null) {
            operation.getRequestBody().getContent().values().forEach(content -> content.setSchema(resolved.schema));
        }
    }
}
