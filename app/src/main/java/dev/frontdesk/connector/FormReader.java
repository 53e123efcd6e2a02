package dev.frontdesk.connector;

import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a form over what is saved, and reports all that is wrong with it together. */
@Component
class FormReader {

    private static final int LABEL_MAX = 100;
    private static final int VALUE_MAX = 10_000;
    private static final int ANSWER_WITHIN_MAX_MINUTES = 7 * 24 * 60;

    private final Accounts accounts;
    private final ConnectorWords words;

    FormReader(Accounts accounts, ConnectorWords words) {
        this.accounts = accounts;
        this.words = words;
    }

    /**
     * What the form asks for.
     *
     * @param label empty: to be taken from the account
     * @param secrets all that will be set
     * @param newSecrets those of them that this form brings
     * @param removedSecrets fields that will no longer be set
     */
    record Filled(
            String label,
            Environment environment,
            Map<String, String> settings,
            Map<String, Secret> secrets,
            Map<String, Secret> newSecrets,
            Set<String> removedSecrets,
            boolean autoStart,
            Duration answerWithin) {

        /** Whether the provider has to be asked again who we are. */
        boolean differsFrom(@Nullable StoredConnection before) {
            return before == null
                    || environment != before.environment()
                    || !settings.equals(before.settings())
                    || !newSecrets.isEmpty();
        }
    }

    /**
     * @param before null for a new connection
     * @param saved secrets that are set now
     * @throws Problem.Invalid with everything that is wrong
     */
    Filled read(
            Descriptor descriptor, ConnectionForm form, @Nullable StoredConnection before, Map<String, Secret> saved) {
        Reading reading = new Reading(descriptor, form, before, saved);
        Filled filled = reading.read();
        if (!reading.problems.isEmpty()) {
            throw new Problem.Invalid(reading.problems);
        }
        return filled;
    }

    private final class Reading {

        private final Descriptor descriptor;
        private final ConnectionForm form;
        private final @Nullable StoredConnection before;
        private final Map<String, String> settings;
        private final Map<String, Secret> secrets;
        private final Map<String, Secret> newSecrets = new HashMap<>();
        private final Set<String> removedSecrets = new TreeSet<>();
        private final List<Problem.Field> problems = new ArrayList<>();

        Reading(
                Descriptor descriptor,
                ConnectionForm form,
                @Nullable StoredConnection before,
                Map<String, Secret> saved) {
            this.descriptor = descriptor;
            this.form = form;
            this.before = before;
            this.settings = new HashMap<>(before == null ? Map.of() : before.settings());
            this.secrets = new HashMap<>(saved);
        }

        Filled read() {
            String label = label();
            Environment environment = environment();
            unknownSettings();
            descriptor.fields().forEach(this::field);
            return new Filled(
                    label,
                    environment,
                    settings,
                    secrets,
                    newSecrets,
                    removedSecrets,
                    form.autoStart() != null ? form.autoStart() : before != null && before.autoStart(),
                    answerWithin());
        }

        private String label() {
            String label = form.label() != null ? form.label().strip() : before == null ? "" : before.label();
            if (label.length() > LABEL_MAX) {
                problem("label", "form.label.long", LABEL_MAX);
            } else if (hasControls(label)) {
                problem("label", "form.controls");
            }
            return label;
        }

        private Environment environment() {
            Environment usual = before != null ? before.environment() : accounts.usualEnvironment(descriptor);
            Environment chosen = switch (form.environment() == null
                    ? ""
                    : form.environment().strip().toLowerCase(Locale.ROOT)) {
                case "" -> usual;
                case "sandbox" -> Environment.SANDBOX;
                case "real" -> Environment.REAL;
                default -> {
                    problem("environment", "form.environment.unknown");
                    yield usual;
                }
            };
            if (form.environment() != null && !accounts.mayWork(chosen)) {
                problem("environment", "form.environment.off");
            }
            return chosen;
        }

        private Duration answerWithin() {
            if (form.answerWithinMinutes() == null) {
                return before == null ? Duration.ofHours(1) : before.answerWithin();
            }
            int minutes = form.answerWithinMinutes();
            if (minutes < 0 || minutes > ANSWER_WITHIN_MAX_MINUTES) {
                problem("answerWithinMinutes", "form.answerWithin.range", ANSWER_WITHIN_MAX_MINUTES);
            }
            return Duration.ofMinutes(minutes);
        }

        private void unknownSettings() {
            Set<String> known = new TreeSet<>();
            descriptor.fields().forEach(field -> known.add(field.name()));
            form.values().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .forEach(name -> problem(name, "form.setting.unknown", String.join(", ", known)));
        }

        private void field(Field field) {
            String name = field.name();
            Object given = form.values().get(name);
            String value = given == null ? "" : given.toString().strip();
            boolean removed = form.values().containsKey(name) && given == null;
            if (!value.isEmpty()) {
                if (hasControls(value)) {
                    problem(name, "form.controls");
                } else if (isValid(field, value)) {
                    put(field, value);
                } else {
                    problems.add(new Problem.Field(name, words.say(descriptor.id(), name + ".invalid")));
                }
                return;
            }
            if (field.kind() != Kind.SECRET) {
                if (form.values().containsKey(name)) {
                    settings.remove(name);
                }
            } else if (removed && secrets.remove(name) != null) {
                removedSecrets.add(name);
            }
            // an existing connection may be without its secret: it cannot be started then
            boolean isSet = secrets.containsKey(name) || settings.containsKey(name);
            if (field.required() && !isSet && !(before != null && field.kind() == Kind.SECRET)) {
                problems.add(new Problem.Field(name, words.say(descriptor.id(), name + ".missing")));
            }
        }

        private void put(Field field, String value) {
            if (field.kind() == Kind.SECRET) {
                newSecrets.put(field.name(), new Secret(value));
                secrets.put(field.name(), new Secret(value));
            } else {
                settings.put(field.name(), value);
            }
        }

        private static boolean isValid(Field field, String value) {
            if (value.length() > VALUE_MAX || (field.pattern() != null && !value.matches(field.pattern()))) {
                return false;
            }
            return switch (field.kind()) {
                case NUMBER -> value.matches("-?\\d{1,9}");
                case CHECKBOX -> value.equals("true") || value.equals("false");
                case URL -> isAddress(value);
                case CHOICE -> field.options().contains(value);
                case TEXT, SECRET, LINES -> true;
            };
        }

        /** Line ends apart, no setting has any; and the database keeps no NUL. */
        private static boolean hasControls(String value) {
            return value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        }

        private static boolean isAddress(String value) {
            try {
                URI address = URI.create(value);
                return address.getHost() != null
                        && address.getScheme() != null
                        && address.getScheme().matches("https?");
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private void problem(String field, String key, Object... arguments) {
            problems.add(new Problem.Field(field, words.say(descriptor.id(), key, arguments)));
        }
    }
}
