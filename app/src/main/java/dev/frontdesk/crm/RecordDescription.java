package dev.frontdesk.crm;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes records in the OpenAPI description by what stands in {@link Attributes} and {@link Filters}. */
@Configuration
class RecordDescription {

    private static final String JSON = "application/json";

    @Bean
    GlobalOpenApiCustomizer describedRecords() {
        return description -> {
            for (Entity entity : Entity.values()) {
                describe(description, entity);
            }
            description.getComponents().getSchemas().remove("RecordsListed");
        };
    }

    private static void describe(OpenAPI description, Entity entity) {
        RecordSchemas schemas = new RecordSchemas(entity);
        schemas.all().forEach(description.getComponents()::addSchemas);
        String base = "/api/v1/crm/" + entity.plural();
        description.getPaths().forEach((path, item) -> {
            if (path.equals(base) || path.startsWith(base + "/")) {
                item.readOperationsMap()
                        .forEach((verb, operation) -> describe(schemas, entity, verb, path, base, operation));
            }
        });
    }

    private static void describe(
            RecordSchemas schemas,
            Entity entity,
            PathItem.HttpMethod verb,
            String path,
            String base,
            Operation operation) {
        operation.setSummary(operation
                .getSummary()
                .replace("a record", (entity.word().matches("[aeio].*") ? "an " : "a ") + entity.word())
                .replace("records", entity.plural()));
        boolean list = path.equals(base) && verb == PathItem.HttpMethod.GET;
        if (list || path.endsWith("/export")) {
            Filters.of(entity).forEach(filter -> operation.addParametersItem(parameter(filter)));
        }
        if (path.matches(".*/(timeline|export|imports)")) {
            return;
        }
        Stream.of("200", "201")
                .map(operation.getResponses()::get)
                .filter(response -> response != null)
                .forEach(response -> response.setContent(content(list ? schemas.listed() : schemas.shown())));
        boolean whole = path.equals(base) || path.equals(base + "/{record}");
        if (operation.getRequestBody() != null && whole) {
            operation.getRequestBody().setContent(content(schemas.wanted(verb == PathItem.HttpMethod.PATCH)));
        }
    }

    private static Content content(Schema<?> schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(schema));
    }

    private static Parameter parameter(Filters.Filter filter) {
        return new Parameter()
                .in("query")
                .name(RecordJson.camel(filter.name()))
                .required(false)
                .description(meaning(filter))
                .schema(RecordSchemas.plain(filter.attribute()));
    }

    private static @Nullable String meaning(Filters.Filter filter) {
        return Map.of(">=", "At least", "<=", "At most", "<", "Up to this day").get(filter.operator());
    }
}
