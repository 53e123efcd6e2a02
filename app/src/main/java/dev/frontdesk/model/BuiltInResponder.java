package dev.frontdesk.model;

import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.panel.Words;
import java.util.List;
import java.util.Optional;

/**
 * Answers without a model: small talk in set phrases, questions with the sentences of the passages that fit them best,
 * word for word and named as such. What the search does not vouch for it does not know. The same request always gets
 * the same reply.
 */
final class BuiltInResponder implements ChatModel {

    private final Words words;

    BuiltInResponder(Words words) {
        this.words = words;
    }

    @Override
    public ChatReply reply(ChatRequest request) {
        Optional<SmallTalk> smallTalk = SmallTalk.in(request.question());
        if (smallTalk.isPresent()) {
            return saying(request, smallTalk.get().phrase());
        }
        List<Quotation> quotations =
                request.convincing() ? Quotation.from(request.passages(), request.question()) : List.of();
        return quotations.isEmpty() ? saying(request, "unknown") : quoting(request, quotations);
    }

    private ChatReply saying(ChatRequest request, String phrase) {
        return new ChatReply(say(request, phrase), List.of(), Usage.NONE);
    }

    private ChatReply quoting(ChatRequest request, List<Quotation> quotations) {
        StringBuilder text = new StringBuilder();
        for (Quotation quotation : quotations) {
            String title = escaped(quotation.passage().title());
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append(say(request, text.isEmpty() ? "quote" : "quote-more", title))
                    .append("\n\n> ")
                    .append(String.join("\n>\n> ", quotation.paragraphs()));
        }
        return new ChatReply(
                text.toString(), quotations.stream().map(Quotation::passage).toList(), Usage.NONE);
    }

    private String say(ChatRequest request, String phrase, Object... values) {
        return words.in(request.language().locale()).say("model.built-in." + phrase, values);
    }

    private static String escaped(String title) {
        return title.replaceAll("([\\\\`*_\\[\\]<>~|])", "\\\\$1");
    }
}
