package dev.frontdesk.assistant;

import dev.frontdesk.model.ChatReply;
import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.model.ChatRequest;

/** Counts the tokens of a question to a model: as the provider tells, else a guess that rather is too high. */
final class Tokens {

    /** English has about four characters a token, Russian and Ukrainian two to three. */
    private static final int CHARACTERS = 3;

    private Tokens() {}

    static Usage of(ChatRequest request, ChatReply reply) {
        Usage told = reply.usage();
        return told.inputTokens() + told.outputTokens() > 0
                ? told
                : new Usage(in(length(request)), in(reply.text().length() + calls(reply)));
    }

    static int in(int characters) {
        return (characters + CHARACTERS - 1) / CHARACTERS;
    }

    private static int length(ChatRequest request) {
        int length = request.instructions().length();
        length += request.passages().stream()
                .mapToInt(each -> each.text().length())
                .sum();
        length += request.transcript().stream()
                .mapToInt(each -> each.text().length())
                .sum();
        length += request.rounds().stream()
                .mapToInt(round -> calls(round.reply())
                        + round.results().stream().mapToInt(String::length).sum())
                .sum();
        return length;
    }

    private static int calls(ChatReply reply) {
        return reply.calls().stream()
                .mapToInt(call -> call.name().length() + call.arguments().length())
                .sum();
    }
}
