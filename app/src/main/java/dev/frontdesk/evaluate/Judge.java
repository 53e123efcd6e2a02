package dev.frontdesk.evaluate;

import dev.frontdesk.assistant.Rehearsing.Played;
import dev.frontdesk.assistant.Rehearsing.PlayedCall;
import dev.frontdesk.conversation.TurnRunner.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says why an answer is not what is expected. */
public final class Judge {

    /**
     * @param code {@code fact_missing}, {@code forbidden_said}, {@code call_missing}, {@code unanswered},
     *     {@code model_failed}, {@code budget_spent}, {@code late} or {@code broken}
     * @param detail what is missing or was said; may be empty
     */
    public record Reason(String code, String detail) {}

    private final JsonMapper json;

    Judge(JsonMapper json) {
        this.json = json;
    }

    /** Empty: it passes. */
    List<Reason> reasons(Expected expected, Played played) {
        Reply reply = played.reply();
        String attention = reply.attention() == null ? "" : reply.attention();
        if (attention.startsWith("model_")) {
            return List.of(new Reason("model_failed", attention.substring("model_".length())));
        }
        if (attention.equals("budget_spent")) {
            return List.of(new Reason("budget_spent", ""));
        }
        List<Reason> reasons = new ArrayList<>();
        String said = plain(reply.markdown());
        for (List<String> fact : expected.facts()) {
            if (fact.stream().noneMatch(phrase -> says(said, phrase))) {
                reasons.add(new Reason("fact_missing", String.join(" | ", fact)));
            }
        }
        expected.forbidden().stream()
                .filter(phrase -> says(said, phrase))
                .forEach(phrase -> reasons.add(new Reason("forbidden_said", phrase)));
        expected.calls().stream()
                .filter(call -> played.calls().stream().noneMatch(made -> fits(call, made)))
                .forEach(call -> reasons.add(new Reason("call_missing", described(call))));
        if (expected.isNothing() && reply.unanswered() != null) {
            reasons.add(new Reason("unanswered", ""));
        }
        return reasons;
    }

    /** Whole words, whatever their case and whatever space or markup is between them. */
    static boolean says(String plain, String phrase) {
        String wanted = plain(phrase);
        boolean open = wanted.endsWith("*");
        String words = open ? wanted.substring(0, wanted.length() - 1).strip() : wanted;
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + (open ? "" : "(?![\\p{L}\\p{N}])"))
                .matcher(plain)
                .find();
    }

    static String plain(String text) {
        String without = text.replaceAll("[_`>]|\\*\\*|\\\\", "")
                .replace('’', '\'')
                .replace('ё', 'е')
                .replace('Ё', 'Е');
        return without.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private boolean fits(Expected.ExpectedCall expected, PlayedCall made) {
        if (!expected.tool().equals(made.tool())
                || !List.of("done", "would_call").contains(made.outcome())) {
            return false;
        }
        try {
            JsonNode arguments = json.readTree(made.arguments());
            return expected.arguments().entrySet().stream()
                    .allMatch(entry -> same(json.valueToTree(entry.getValue()), arguments.get(entry.getKey())));
        } catch (JacksonException e) {
            return expected.arguments().isEmpty();
        }
    }

    /** 5 is 5.0 is "5": a model's number may have come as a text. */
    private static boolean same(JsonNode expected, @Nullable JsonNode made) {
        if (made == null) {
            return false;
        }
        if (expected.isContainer() || made.isContainer()) {
            return expected.equals(made);
        }
        String one = expected.asString();
        String other = made.asString();
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String described(Expected.ExpectedCall call) {
        return call.arguments().isEmpty()
                ? call.tool()
                : call.tool()
                        + call.arguments().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> entry.getKey() + " = " + entry.getValue())
                                .collect(Collectors.joining(", ", " (", ")"));
    }
}
