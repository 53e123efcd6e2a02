package dev.frontdesk.sandbox.openai;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One message of a prompt; {@code text} joins the text parts, pictures and sound only count as {@code otherTokens}. */
record ChatMessage(
        String role,
        String text,
        int otherTokens,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId) {

    private static final int PICTURE_TOKENS = 85;
    private static final int FRAME_TOKENS = 4;

    ChatMessage {
        toolCalls = List.copyOf(toolCalls);
    }

    static ChatMessage read(JsonNode node, int index) {
        String at = "messages[" + index + "]";
        String role = Fields.text(node, "role");
        if (role == null) {
            throw ApiError.missing(at + ".role");
        }
        if (!List.of("system", "developer", "user", "assistant", "tool").contains(role)) {
            throw ApiError.invalid(
                    at + ".role",
                    "invalid_value",
                    "Invalid value: '" + role
                            + "'. Supported values are: 'system', 'assistant', 'user', 'tool', and 'developer'.");
        }
        List<ToolCall> calls = new ArrayList<>();
        node.path("tool_calls").forEach(call -> calls.add(ToolCall.read(call)));
        StringBuilder text = new StringBuilder();
        int otherTokens = readContent(node.path("content"), text, role.equals("assistant"), at);
        return new ChatMessage(role, text.toString(), otherTokens, calls, Fields.text(node, "tool_call_id"));
    }

    private static int readContent(JsonNode content, StringBuilder text, boolean optional, String at) {
        if (content.isString()) {
            text.append(content.stringValue());
            return 0;
        }
        if (content.isArray()) {
            int otherTokens = 0;
            for (JsonNode part : content) {
                String words = Fields.text(part, "text");
                if (words == null) {
                    otherTokens += PICTURE_TOKENS;
                } else {
                    text.append(text.isEmpty() ? "" : "\n").append(words);
                }
            }
            return otherTokens;
        }
        if (optional) {
            return 0;
        }
        throw ApiError.invalid(
                at + ".content",
                "invalid_type",
                "Invalid type for '" + at + ".content': expected one of a string or array of objects.");
    }

    boolean isUser() {
        return role.equals("user");
    }

    boolean isTool() {
        return role.equals("tool");
    }

    boolean instructs() {
        return role.equals("system") || role.equals("developer");
    }

    int tokens() {
        int calls = toolCalls.stream()
                .mapToInt(call -> Tokens.count(call.name()) + Tokens.count(call.argumentsText()))
                .sum();
        return FRAME_TOKENS + Tokens.count(text) + otherTokens + calls;
    }
}
