package dev.frontdesk.model;

import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.panel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers without a model: small talk in set phrases, questions with the sentences of the passages that fit them best,
 * word for word and named as such. What the search does not vouch for it does not know. The same request always gets
 * the same reply.
 */
final class BuiltInResponder implements ChatModel {

    private static final int PART_LENGTH_MAX = 120;

    private final Words words;
    private final Lexicon lexicon;

    BuiltInResponder(Words words, Lexicon lexicon) {
        this.words = words;
        this.lexicon = lexicon;
    }

    @Override
    public ChatReply reply(ChatRequest request) {
        Optional<SmallTalk> smallTalk = SmallTalk.in(request.question());
        if (smallTalk.isPresent()) {
            return saying(request, smallTalk.get().phrase());
        }
        List<Quotation> quotations = new ArrayList<>();
        for (String question : request.answered()) {
            answers(request, question).stream()
                    .filter(quotation -> !quotations.contains(quotation))
                    .forEach(quotations::add);
        }
        return quotations.isEmpty() ? saying(request, "unknown") : quoting(request, quotations);
    }

    private List<Quotation> answers(ChatRequest request, String question) {
        return WrittenAnswer.to(question, request.language(), request.passages(), lexicon)
                .map(answer -> List.of(answer.quotation()))
                .orElseGet(() -> withoutAfterthoughts(new Choice(lexicon, question).from(request.passages())));
    }

    /** The answer to another question adds nothing to what a document says. */
    private static List<Quotation> withoutAfterthoughts(List<Quotation> quotations) {
        return IntStream.range(0, quotations.size())
                .filter(i ->
                        i == 0 || WrittenAnswer.in(quotations.get(i).passage()).isEmpty())
                .mapToObj(quotations::get)
                .toList();
    }

    private ChatReply saying(ChatRequest request, String phrase) {
        return new ChatReply(say(request, phrase), List.of(), Usage.NONE);
    }

    private ChatReply quoting(ChatRequest request, List<Quotation> quotations) {
        StringBuilder text = new StringBuilder();
        String document = "";
        for (Quotation quotation : quotations) {
            String title = escaped(quotation.passage().title());
            if (title.equals(document)) {
                text.append("\n>\n> ");
            } else {
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append(naming(request, quotation, text.isEmpty() ? "quote" : "quote-more", title))
                        .append("\n\n> ");
            }
            text.append(String.join("\n>\n> ", quotation.paragraphs()));
            document = title;
        }
        for (String part : request.unanswered()) {
            text.append("\n\n").append(say(request, "unknown-part", escaped(cut(part))));
        }
        return new ChatReply(
                text.toString(),
                quotations.stream().map(Quotation::passage).distinct().toList(),
                Usage.NONE);
    }

    /** Says too when the document is in another language than the person's. */
    private String naming(ChatRequest request, Quotation quotation, String phrase, String title) {
        String text = String.join(" ", quotation.paragraphs());
        Language language = Language.of(text, Language.of(quotation.passage().text(), request.language()));
        if (language != request.language()) {
            return say(request, phrase + "-in-" + language.englishName().toLowerCase(Locale.ROOT), title);
        }
        boolean written = WrittenAnswer.in(quotation.passage()).isPresent();
        return say(request, written ? "answer" : phrase, title);
    }

    private static String cut(String part) {
        return part.length() <= PART_LENGTH_MAX ? part : part.substring(0, PART_LENGTH_MAX) + "…";
    }

    private String say(ChatRequest request, String phrase, Object... values) {
        return words.in(request.language().locale()).say("model.built-in." + phrase, values);
    }

    private static String escaped(String title) {
        return title.replaceAll("([\\\\`*_\\[\\]<>~|])", "\\\\$1");
    }
}
