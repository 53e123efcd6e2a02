package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the script: what to answer when the last user message matches. With neither text, tool call nor status it
 * only changes the pace of the ordinary answer.
 */
record Rule(
        Predicate<String> match,
        @Nullable String text,
        List<ToolCall> toolCalls,
        int status,
        @Nullable String code,
        int retryAfterSeconds,
        int delayMs,
        int chunkDelayMs,
        boolean once,
        AtomicBoolean spent) {

    static Rule read(JsonNode node) {
        if (!node.isObject()) {
            throw new Problem(
                    400, "Each rule of the script is an object, e.g. {\"match\": \"hello\", \"text\": \"Hi!\"}.");
        }
        Fields.refuseOthers(
                node,
                "match",
                "text",
                "toolCall",
                "toolCalls",
                "status",
                "code",
                "retryAfter",
                "delayMs",
                "chunkDelayMs",
                "once");
        return new Rule(
                matcher(Fields.text(node, "match")),
                Fields.text(node, "text"),
                toolCalls(node),
                Fields.number(node, "status", 200),
                Fields.text(node, "code"),
                Fields.number(node, "retryAfter", 0),
                Fields.number(node, "delayMs", 0),
                Fields.number(node, "chunkDelayMs", 0),
                Fields.flag(node, "once"),
                new AtomicBoolean());
    }

    private static Predicate<String> matcher(@Nullable String match) {
        if (match == null || match.isEmpty()) {
            return question -> true;
        }
        if (match.length() > 2 && match.startsWith("/") && match.endsWith("/")) {
            try {
                return Pattern.compile(
                                match.substring(1, match.length() - 1),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                        .asPredicate();
            } catch (PatternSyntaxException bad) {
                throw new Problem(400, "\"match\" is not a regular expression: " + bad.getDescription());
            }
        }
        String wanted = match.toLowerCase(Locale.ROOT);
        return question -> question.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static List<ToolCall> toolCalls(JsonNode node) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : node.has("toolCalls")
                ? node.path("toolCalls")
                : Json.MAPPER.createArrayNode().add(node.path("toolCall"))) {
            if (call.isMissingNode() || call.isNull()) {
                continue;
            }
            String name = Fields.text(call, "name");
            if (name == null) {
                throw new Problem(400, "A tool call needs a \"name\".");
            }
            calls.add(ToolCall.of(name, call.has("arguments") ? call.path("arguments") : Json.object()));
        }
        return List.copyOf(calls);
    }

    /** Whether this rule answers the request; a rule for one use is spent by saying yes. */
    boolean takes(ChatRequest request, String question) {
        if (!match.test(question)) {
            return false;
        }
        // The tool's result comes back under the same question, and calling the tool again would never end.
        if (!toolCalls.isEmpty() && toolCalls.stream().allMatch(request::alreadyMade)) {
            return false;
        }
        return !once || spent.compareAndSet(false, true);
    }
}
