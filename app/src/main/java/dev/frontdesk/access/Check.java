package dev.frontdesk.access;

import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form or a request and gathers everything that is wrong with them, in the reader's language. */
final class Check {

    static final List<String> LANGUAGES = List.of("en", "ru", "uk");

    private static final int NAME_LENGTH_MAX = 200;
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]+");

    private final Phrases words;
    private final List<Problem.Field> problems = new ArrayList<>();

    Check(Phrases words) {
        this.words = words;
    }

    static boolean isEmail(String text) {
        return text.length() <= EMAIL_LENGTH_MAX && EMAIL.matcher(text).matches();
    }

    String name(String field, @Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (name.isEmpty()) {
            problem(field, "access.check.name");
        } else if (name.length() > NAME_LENGTH_MAX) {
            problem(field, "access.check.long", NAME_LENGTH_MAX);
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            problem(field, "access.check.control");
        }
        return name;
    }

    String email(String field, @Nullable String text) {
        String email = text == null ? "" : text.strip();
        if (!isEmail(email)) {
            problem(field, "access.check.email");
        }
        return email;
    }

    /** @param allowed what the role may be here */
    Role role(String field, @Nullable String text, Set<Role> allowed) {
        return allowed.stream()
                .filter(role -> name(role).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    problem(field, "access.check.one-of", names(allowed));
                    return Role.CUSTOMER;
                });
    }

    private static String names(Set<Role> roles) {
        return Arrays.stream(Role.values())
                .filter(roles::contains)
                .map(Check::name)
                .collect(Collectors.joining(", "));
    }

    String language(String field, @Nullable String text) {
        if (text == null || !LANGUAGES.contains(text)) {
            problem(field, "access.check.one-of", String.join(", ", LANGUAGES));
            return "en";
        }
        return text;
    }

    /** A new password for whoever has this address. */
    Secret password(String field, @Nullable String text, String email) {
        String password = text == null ? "" : text;
        Passwords.weakness(password, email).ifPresent(key -> problem(field, key, Passwords.LENGTH_MIN));
        return new Secret(password.isEmpty() ? "-" : password);
    }

    void problem(String field, String key, Object... arguments) {
        problems.add(new Problem.Field(field, words.say(key, arguments)));
    }

    /** @throws Problem.Invalid when something is wrong */
    void done() {
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
    }

    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
