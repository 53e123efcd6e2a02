package dev.frontdesk.sandbox.telegram.markup;

/**
 * A marked stretch of a text.
 *
 * @param offset first UTF-16 code unit
 * @param length UTF-16 code units
 * @param argument what {@link EntityType#argumentName()} holds, a user as its id; empty if there is none
 */
public record Entity(EntityType type, int offset, int length, String argument) {

    Entity(EntityType type, int offset, int length) {
        this(type, offset, length, "");
    }

    public int end() {
        return offset + length;
    }

    Entity between(int newOffset, int newEnd) {
        return new Entity(type, newOffset, newEnd - newOffset, argument);
    }
}
