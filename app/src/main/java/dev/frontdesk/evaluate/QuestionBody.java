package dev.frontdesk.evaluate;

import dev.frontdesk.evaluate.Expected.ExpectedCall;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a question; what they leave out stays as it was.
 *
 * @param agent command of the agent that is asked; empty: the project's first
 * @param facts of each at least one phrase must stand in the answer
 */
record QuestionBody(
        @Nullable String text,
        @Nullable String agent,
        @Nullable Boolean asStaff,
        @Nullable List<List<String>> facts,
        @Nullable List<String> forbidden,
        @Nullable List<CallBody> calls) {

    private static final int TEXT_MAX = 2_000;
    private static final int PHRASE_MAX = 200;
    private static final int PHRASES_MAX = 50;

    /** @param arguments of which each must be given as here; null: any */
    record CallBody(@Nullable String tool, @Nullable Map<String, Object> arguments) {}

    /** @throws Problem.Invalid with everything that is wrong */
    Question onto(UUID id, @Nullable Question before, Instant now) {
        List<Problem.Field> problems = new ArrayList<>();
        String said = text == null ? before == null ? "" : before.text() : text.strip();
        if (said.isEmpty() || said.length() > TEXT_MAX || said.indexOf('\0') >= 0) {
            problems.add(new Problem.Field("text", say("text", TEXT_MAX)));
        }
        String asked =
                agent == null ? before == null ? "" : Objects.requireNonNullElse(before.agent(), "") : agent.strip();
        if (!asked.isEmpty() && !asked.matches("/[a-z0-9_]{1,32}")) {
            problems.add(new Problem.Field("agent", say("agent")));
        }
        Expected old = before == null ? Expected.NOTHING : before.expected();
        List<List<String>> all = facts == null ? old.facts() : facts;
        if (all.size() > PHRASES_MAX || all.stream().anyMatch(fact -> fact == null || fact.isEmpty() || !good(fact))) {
            problems.add(new Problem.Field("facts", say("phrases", PHRASES_MAX, PHRASE_MAX)));
        }
        List<String> not = forbidden == null ? old.forbidden() : forbidden;
        if (!good(not)) {
            problems.add(new Problem.Field("forbidden", say("phrases", PHRASES_MAX, PHRASE_MAX)));
        }
        List<ExpectedCall> called = calls == null ? old.calls() : calls(problems);
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        boolean staff = asStaff == null ? before != null && before.asStaff() : asStaff;
        return new Question(
                id,
                said,
                asked.isEmpty() ? null : asked,
                staff,
                new Expected(stripped(all), stripped(List.of(not)).getFirst(), called),
                before == null ? now : before.createdAt());
    }

    private static boolean good(List<String> phrases) {
        return phrases.size() <= PHRASES_MAX
                && phrases.stream()
                        .allMatch(phrase -> phrase != null
                                && !Judge.plain(phrase).replace("*", "").isBlank()
                                && phrase.length() <= PHRASE_MAX
                                && phrase.indexOf('\0') < 0);
    }

    private static List<List<String>> stripped(List<List<String>> phrases) {
        return phrases.stream()
                .map(each -> each.stream().map(String::strip).toList())
                .toList();
    }

    private List<ExpectedCall> calls(List<Problem.Field> problems) {
        List<ExpectedCall> read = new ArrayList<>();
        for (CallBody call : Objects.requireNonNullElse(calls, List.<CallBody>of())) {
            String tool = call == null || call.tool() == null ? "" : call.tool().strip();
            Map<String, Object> arguments = call == null || call.arguments() == null ? Map.of() : call.arguments();
            if (!tool.matches("[a-z][a-z0-9_]{0,62}")
                    || arguments.size() > PHRASES_MAX
                    || arguments.values().stream().anyMatch(Objects::isNull)
                    || arguments.toString().length() > TEXT_MAX
                    || read.size() == PHRASES_MAX) {
                problems.add(new Problem.Field("calls", say("calls")));
                return List.of();
            }
            read.add(new ExpectedCall(tool, arguments));
        }
        return read;
    }

    static String say(String key, Object... values) {
        return Words.here().say("evaluate.invalid." + key, values);
    }
}
