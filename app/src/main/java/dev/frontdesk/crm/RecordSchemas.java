package dev.frontdesk.crm;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The schemas of one kind of record: as it is shown, listed and written. */
final class RecordSchemas {

    private final Entity entity;
    private final String name;

    RecordSchemas(Entity entity) {
        this.entity = entity;
        this.name = "Crm" + entity.name().charAt(0) + entity.word().substring(1);
    }

    Map<String, Schema<?>> all() {
        return Map.of(
                name,
                whole(),
                name + "List",
                list(),
                name + "Wanted",
                body(Attributes.first(entity), true),
                name + "Change",
                body(Attributes.later(entity), false)
                        .addProperty("version", typed("integer").description("That was seen last; absent: whichever")));
    }

    Schema<?> shown() {
        return reference(name);
    }

    Schema<?> listed() {
        return reference(name + "List");
    }

    Schema<?> wanted(boolean change) {
        return reference(name + (change ? "Change" : "Wanted"));
    }

    private Schema<?> whole() {
        Schema<?> schema = typed("object");
        schema.addProperty("id", typed("integer").description("Number within the organization"));
        Attributes.of(entity)
                .forEach(attribute -> schema.addProperty(RecordJson.camel(attribute.name()), shown(attribute)));
        RecordJson.names(entity).forEach(each -> schema.addProperty(RecordJson.camel(each), nullable(typed("string"))));
        schema.addProperty("version", typed("integer").description("Grows with each change"));
        schema.addProperty("createdAt", typed("string").format("date-time"));
        schema.addProperty("updatedAt", typed("string").format("date-time"));
        schema.setRequired(List.copyOf(schema.getProperties().keySet()));
        return schema;
    }

    private Schema<?> list() {
        Schema<?> schema = typed("object");
        schema.addProperty("items", typed("array").items(reference(name)));
        schema.addProperty("nextCursor", nullable(typed("string")));
        schema.setRequired(List.of("items", "nextCursor"));
        return schema;
    }

    private Schema<?> body(Stream<Attribute> attributes, boolean fresh) {
        Schema<?> schema = typed("object");
        attributes.forEach(attribute -> {
            schema.addProperty(RecordJson.camel(attribute.name()), written(attribute));
            if (fresh && attribute.needed()) {
                schema.addRequiredItem(RecordJson.camel(attribute.name()));
            }
        });
        if (fresh && entity == Entity.DEAL) {
            schema.addProperty("stage", typed("string").description("Code, name or alias; absent: the first"));
        }
        return schema;
    }

    private static Schema<?> shown(Attribute attribute) {
        Schema<?> schema = plain(attribute);
        schema.setEnum(null);
        return nullable(schema).description(attribute.words().isEmpty() ? null : String.join(", ", attribute.words()));
    }

    private static Schema<?> written(Attribute attribute) {
        Schema<?> schema = plain(attribute);
        return attribute.kind() == Attribute.Kind.REFERENCE
                ? schema.types(Set.of("integer", "string")).description("Number, code or name")
                : schema;
    }

    /** As it is written in an address, too. */
    static Schema<?> plain(Attribute attribute) {
        return switch (attribute.kind()) {
            case LINE, TEXT, PHONE, LINK ->
                typed("string").maxLength((int) Math.min(attribute.max(), Integer.MAX_VALUE));
            case EMAIL -> typed("string").format("email");
            case WORD -> words(attribute);
            case TAGS -> typed("array").items(typed("string")).maxItems((int) attribute.max());
            case MONEY -> typed("string").description("Decimal, such as 1200.50");
            case CURRENCY -> typed("string").description("ISO 4217; the organization's if absent");
            case COUNT -> typed("integer");
            case REFERENCE -> typed("integer").description("Number of the record");
            case DATE -> typed("string").format("date");
            case TIME -> typed("string").format("date-time");
        };
    }

    private static Schema<?> words(Attribute attribute) {
        Schema<String> schema = new Schema<>();
        schema.setEnum(attribute.words());
        schema.addType("string");
        return schema;
    }

    private static Schema<?> nullable(Schema<?> schema) {
        schema.addType("null");
        return schema;
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static Schema<?> typed(String type) {
        return new Schema<>().types(new LinkedHashSet<>(List.of(type)));
    }
}
