package dev.frontdesk.model;

import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.model.ChatRequest.Line;
import dev.frontdesk.model.ChatRequest.Speaker;
import dev.frontdesk.model.ModelFailure.Kind;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chat completions, written out by hand: this is the model that thousands of turns wait for at once, and a waiting turn
 * must hold little more than its own passages.
 *
 * @param real whether it is OpenAI itself, whose newer models refuse {@code max_tokens}, while other servers know
 *     nothing else
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create a chat completion</a>
 */
record OpenAiChatModel(OpenAiWire wire, String model, boolean real) implements ChatModel {

    private static final String PATH = "/chat/completions";

    @Override
    public ChatReply reply(ChatRequest request) {
        JsonNode answer = wire.call(PATH, body(request));
        JsonNode choice = answer.path("choices").path(0);
        if (!choice.isObject()) {
            throw ModelFailure.unavailable("Not a model", "What came back is not a model's answer");
        }
        return read(
                request,
                text(choice.path("message")),
                new OpenAiCalls().add(choice.path("message")).calls(),
                choice.path("finish_reason").asString(""),
                usage(answer.path("usage")));
    }

    @Override
    public ChatReply stream(ChatRequest request, Consumer<String> tokens) {
        StringBuilder text = new StringBuilder();
        OpenAiCalls calls = new OpenAiCalls();
        String[] finish = {""};
        Usage[] usage = {Usage.NONE};
        ObjectNode body = body(request).put("stream", true);
        if (real) {
            body.putObject("stream_options").put("include_usage", true);
        }
        boolean done = wire.stream(PATH, body, part -> {
            JsonNode choice = part.path("choices").path(0);
            String token = text(choice.path("delta"));
            if (!token.isEmpty()) {
                text.append(token);
                tokens.accept(token);
            }
            calls.add(choice.path("delta"));
            finish[0] = choice.path("finish_reason").asString(finish[0]);
            usage[0] = part.path("usage").isObject() ? usage(part.path("usage")) : usage[0];
        });
        if (!done && finish[0].isEmpty()) {
            throw ModelFailure.unavailable("No connection", "The model's answer broke off");
        }
        return read(request, text.toString(), calls.calls(), finish[0], usage[0]);
    }

    private ObjectNode body(ChatRequest request) {
        ObjectNode body = wire.object()
                .put("model", model)
                .put(real ? "max_completion_tokens" : "max_tokens", request.replyTokensMax());
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", Prompt.system(request));
        for (Line line : Prompt.alternating(request.transcript())) {
            messages.addObject()
                    .put("role", line.speaker() == Speaker.PERSON ? "user" : "assistant")
                    .put("content", line.text());
        }
        show(request.enclosed().pictures(), (ObjectNode) messages.get(messages.size() - 1));
        OpenAiCalls.write(request, body, messages);
        return body;
    }

    /** The last message is the person's. */
    private static void show(List<Enclosed.Picture> pictures, ObjectNode message) {
        if (pictures.isEmpty()) {
            return;
        }
        String words = message.path("content").asString("");
        ArrayNode contents = message.putArray("content");
        contents.addObject().put("type", "text").put("text", words);
        for (Enclosed.Picture picture : pictures) {
            contents.addObject().put("type", "image_url").putObject("image_url").put("url", picture.dataUrl());
        }
    }

    private static String text(JsonNode message) {
        return message.hasNonNull("content")
                ? message.path("content").asString("")
                : message.path("refusal").asString("");
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asInt(0),
                usage.path("completion_tokens").asInt(0));
    }

    private static ChatReply read(ChatRequest request, String text, List<ToolCall> calls, String finish, Usage usage) {
        if ((text.isBlank() && calls.isEmpty()) || finish.equals("content_filter")) {
            throw new ModelFailure(Kind.REFUSED, "Refused", "The model gave no text (" + finish + ")", null);
        }
        return new ChatReply(text.strip(), request.passages(), usage, calls, null);
    }
}
