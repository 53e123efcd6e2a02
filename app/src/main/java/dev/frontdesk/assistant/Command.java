package dev.frontdesk.assistant;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a chat.
 *
 * @param name with its slash, in lower case, without the bot's name
 * @param rest what was written after it, may be empty
 */
record Command(String name, String rest) {

    private static final Pattern FORM =
            Pattern.compile("(/[A-Za-z0-9_]{1,64})(?:@[A-Za-z0-9_]+)?(?:\\s+(.*))?", Pattern.DOTALL);

    /** A command comes alone. */
    static Optional<Command> in(List<String> messages) {
        if (messages.size() != 1) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(messages.getFirst().strip());
        return form.matches()
                ? Optional.of(new Command(
                        form.group(1).toLowerCase(Locale.ROOT),
                        form.group(2) == null ? "" : form.group(2).strip()))
                : Optional.empty();
    }
}
