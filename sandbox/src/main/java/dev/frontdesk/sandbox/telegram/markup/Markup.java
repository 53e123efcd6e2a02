package dev.frontdesk.sandbox.telegram.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The entrance: from the text of a call to what a person sees. */
public final class Markup {

    private static final int LENGTH_MAX = 1_000_000;

    private Markup() {}

    /**
     * Parses a text.
     *
     * @param mode {@code parse_mode} in any case; null, empty or {@code none} for plain text
     * @throws MarkupException with the provider's sentence, offsets in UTF-8 bytes
     * @throws IllegalArgumentException for an unknown mode
     */
    public static FormattedText parse(String source, @Nullable String mode) throws MarkupException {
        String text = source.indexOf('\r') < 0 ? source : source.replace("\r", "");
        FormattedText raw = switch (mode == null ? "" : mode.toLowerCase(Locale.ROOT)) {
            case "", "none" -> new FormattedText(text, List.of());
            case "html" -> HtmlMarkup.parse(text);
            case "markdownv2" -> MarkdownV2Markup.parse(text);
            case "markdown" -> LegacyMarkup.parse(text);
            default -> throw new IllegalArgumentException("unsupported parse_mode");
        };
        return Detection.detect(Tidy.tidy(raw));
    }

    /** Takes entities that the caller lists instead of a mode. */
    public static FormattedText listed(String text, JsonNode list) throws MarkupException {
        List<Entity> entities = new ArrayList<>();
        for (JsonNode node : list) {
            Entity entity = entity(node);
            if (entity.length() > 0) {
                check(entity, text);
                entities.add(entity);
            }
        }
        return Detection.detect(Tidy.tidy(new FormattedText(text, entities)));
    }

    private static Entity entity(JsonNode node) throws MarkupException {
        if (!node.isObject()) {
            throw new MarkupException("expected an Object");
        }
        if (!node.path("offset").isIntegralNumber() || !node.path("length").isIntegralNumber()) {
            throw new MarkupException("Field \"offset\" must be of type Number");
        }
        String typeName = node.path("type").asString("");
        EntityType type = EntityType.named(typeName);
        if (type == null) {
            return switch (typeName) {
                case "cashtag", "phone_number", "bank_card_number" -> new Entity(EntityType.HASHTAG, 0, 0);
                default -> throw new MarkupException("Unsupported type specified");
            };
        }
        String argument = switch (type) {
            case TEXT_MENTION -> node.path("user").path("id").asString("");
            case TEXT_LINK -> {
                String url = Link.checked(node.path("url").asString(""));
                yield url == null ? "" : url;
            }
            default ->
                type.argumentName() == null
                        ? ""
                        : node.path(type.argumentName()).asString("");
        };
        boolean dropped = type.isFound() || (type == EntityType.TEXT_LINK && argument.isEmpty());
        return new Entity(
                type,
                node.path("offset").asInt(LENGTH_MAX),
                dropped ? 0 : Math.min(node.path("length").asInt(LENGTH_MAX), LENGTH_MAX),
                argument);
    }

    private static void check(Entity entity, String text) throws MarkupException {
        if (entity.offset() < 0 || entity.offset() > text.length()) {
            throw new MarkupException("Entity begins after the end of the text");
        }
        if (entity.end() > text.length()) {
            throw MarkupException.at("Entity ends after the end of the text", text, text.length());
        }
        if (splitsPair(text, entity.offset())) {
            throw MarkupException.at("Entity begins in a middle of a UTF-16 symbol", text, entity.offset());
        }
        if (splitsPair(text, entity.end())) {
            throw MarkupException.at("Entity ends in a middle of a UTF-16 symbol", text, entity.end());
        }
    }

    private static boolean splitsPair(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isLowSurrogate(text.charAt(index))
                && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
