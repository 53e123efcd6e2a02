package dev.frontdesk.sandbox.telegram.markup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A start tag that waits for its end tag. */
final class HtmlTag {

    private final String name;
    private final int offset;
    private String argument = "";
    private boolean expandable;

    HtmlTag(String name, int offset) {
        this.name = name;
        this.offset = offset;
    }

    String name() {
        return name;
    }

    int offset() {
        return offset;
    }

    boolean isSpoiler() {
        return argument.equals("spoiler");
    }

    /** Takes the attributes that mean something for this tag and ignores the others. */
    void attribute(String attribute, String value) {
        switch (name + " " + attribute) {
            case "a href", "tg-emoji emoji-id", "tg-time unix" -> argument = value;
            case "code class" -> argument = value.startsWith("language-") ? value.substring(9) : argument;
            case "span class" -> argument = value.startsWith("tg-") ? value.substring(3) : argument;
            case "blockquote expandable" -> expandable = true;
            default -> {}
        }
    }

    void addTo(List<Entity> entities, CharSequence text) {
        Entity entity = entity(text);
        if (entity == null) {
            return;
        }
        if (entity.type() == EntityType.PRE && !entities.isEmpty()) {
            Entity inner = entities.getLast();
            if (inner.type() == EntityType.CODE
                    && inner.offset() == entity.offset()
                    && inner.length() == entity.length()
                    && !inner.argument().isEmpty()) {
                entities.set(entities.size() - 1, new Entity(EntityType.PRE, offset, inner.length(), inner.argument()));
                return;
            }
        }
        entities.add(entity);
    }

    private @Nullable Entity entity(CharSequence text) {
        int length = text.length() - offset;
        EntityType type = switch (name) {
            case "b", "strong" -> EntityType.BOLD;
            case "i", "em" -> EntityType.ITALIC;
            case "u", "ins" -> EntityType.UNDERLINE;
            case "s", "strike", "del" -> EntityType.STRIKETHROUGH;
            case "tg-spoiler", "span" -> EntityType.SPOILER;
            case "code" -> EntityType.CODE;
            case "pre" -> EntityType.PRE;
            case "blockquote" -> expandable ? EntityType.EXPANDABLE_BLOCKQUOTE : EntityType.BLOCKQUOTE;
            case "tg-emoji" -> EntityType.CUSTOM_EMOJI;
            case "tg-time" -> EntityType.DATE_TIME;
            default -> EntityType.TEXT_LINK;
        };
        return switch (type) {
            case TEXT_LINK ->
                Link.entity(argument.isEmpty() ? text.toString().substring(offset) : argument, offset, length);
            case CUSTOM_EMOJI, DATE_TIME -> isNumber(argument) ? new Entity(type, offset, length, argument) : null;
            case CODE -> new Entity(type, offset, length, argument);
            default -> new Entity(type, offset, length);
        };
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
