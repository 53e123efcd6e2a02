package dev.frontdesk.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param organization name of the one that is looked at
 * @param organizations those the person may switch to, empty when there is only one
 * @param projects of this organization
 * @param project the chosen one
 */
public record Shell(
        String person,
        String organization,
        List<Choice> organizations,
        List<Choice> projects,
        @Nullable Choice project,
        List<Entry> rooms) {

    public Shell {
        organizations = List.copyOf(organizations);
        projects = List.copyOf(projects);
        rooms = List.copyOf(rooms);
    }

    /** One line of a menu. */
    public record Choice(String name, String id, boolean chosen) {}

    /** @param waiting how many things there need a person */
    public record Entry(Room room, boolean here, int waiting) {}

    /** Whether the reader may go there. */
    public boolean has(Room room) {
        return rooms.stream().anyMatch(entry -> entry.room() == room);
    }

    /** Up to two letters to stand for a picture of the person. */
    public String initials() {
        StringBuilder initials = new StringBuilder();
        for (String word : person.strip().split("[\\s@._-]+", 3)) {
            if (!word.isEmpty() && initials.length() < 2) {
                initials.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return initials.toString();
    }
}
