package dev.frontdesk.access;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How records are described: under a name that tells two of the same short name apart, with what is always there as
 * required, and what may be null as that.
 */
@Component
class DescribedTypes extends ModelResolver {

    DescribedTypes(ObjectMapperProvider mappers) {
        super(mappers.jsonMapper(), new Names());
        openapi31(true);
    }

    /** {@code MembersApi.Shown} is called MembersShown. */
    private static final class Names extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> type) {
            Class<?> outer = type.getDeclaringClass();
            String name = type.getSimpleName();
            if (outer == null) {
                return name;
            }
            String place = outer.getSimpleName().replaceAll("(Api|Views?)$", "");
            return name.startsWith(place) ? name : place + name;
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema resolved = super.resolve(type, context, next);
        JavaType java = _mapper.constructType(type.getType());
        if (java != null && java.getRawClass().isRecord() && resolved != null) {
            Map<String, Schema> defined = context.getDefinedModels();
            Schema model = resolved.get$ref() == null
                    ? resolved
                    : defined.get(resolved.get$ref().replaceAll(".*/", ""));
            if (model != null && model.getProperties() != null && model.getRequired() == null) {
                describe(java.getRawClass(), model);
                if (java.getRawClass().isAnnotationPresent(JsonNaming.class)) {
                    name(Objects.requireNonNull(java.getRawClass().getAnnotation(JsonNaming.class)), model);
                }
            }
        }
        return resolved;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void describe(Class<?> type, Schema model) {
        Map<String, Schema> properties = model.getProperties();
        model.types(Set.of("object"));
        for (RecordComponent component : type.getRecordComponents()) {
            Schema property = properties.get(component.getName());
            if (property == null) {
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.addRequiredItem(component.getName());
            } else if (property.get$ref() != null) {
                Schema none = new Schema<>().types(Set.of("null"));
                properties.put(component.getName(), new Schema<>().anyOf(List.of(property, none)));
            } else if (property.getTypes() != null) {
                property.addType("null");
            }
        }
    }

    /** As the record is written: what describes it does not know of the naming. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void name(JsonNaming naming, Schema model) {
        if (naming.value() != SnakeCaseStrategy.class) {
            throw new IllegalArgumentException("Not described: " + naming.value());
        }
        Map<String, Schema> named = new LinkedHashMap<>();
        ((Map<String, Schema>) model.getProperties()).forEach((name, property) -> named.put(snake(name), property));
        model.setProperties(named);
        List<String> required = model.getRequired();
        if (required != null) {
            model.setRequired(required.stream().map(DescribedTypes::snake).toList());
        }
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
