package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of a streamed completion. Only the deltas are kept; what all events share is written around them. */
final class ChatChunks {

    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int WORDS_PER_EVENT = 3;

    private final String head;
    private final String tail;
    private final List<String> choices;

    private ChatChunks(String head, String tail, List<String> choices) {
        this.head = head;
        this.tail = tail;
        this.choices = choices;
    }

    static ChatChunks of(Reply reply, ObjectNode frame, ObjectNode usage, boolean includeUsage) {
        frame.put("object", "chat.completion.chunk");
        String open = frame.toString();
        List<String> choices = new ArrayList<>();
        reply.deltas(WORDS_PER_EVENT).forEach(delta -> choices.add(choice(delta, "null")));
        choices.add(choice(Json.object(), "\"" + reply.finishReason() + "\""));
        if (includeUsage) {
            choices.add("[],\"usage\":" + usage);
        }
        return new ChatChunks(
                "data: " + open.substring(0, open.length() - 1) + ",\"choices\":",
                includeUsage ? ",\"usage\":null}\n\n" : "}\n\n",
                choices);
    }

    private static String choice(JsonNode delta, String finishReason) {
        return "[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finishReason + "}]";
    }

    int size() {
        return choices.size() + 1;
    }

    void write(int index, OutputStream out) throws IOException {
        if (index == choices.size()) {
            out.write(DONE);
            return;
        }
        String choice = choices.get(index);
        String close = choice.startsWith("[],") ? "}\n\n" : tail;
        out.write((head + choice + close).getBytes(StandardCharsets.UTF_8));
    }
}
