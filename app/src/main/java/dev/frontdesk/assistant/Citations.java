package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Source;
import dev.frontdesk.knowledge.Found;
import dev.frontdesk.knowledge.Hit;
import dev.frontdesk.model.ChatReply;
import dev.frontdesk.model.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes sources of what a model cites. A number counts only if a passage of that number was given to the model; all
 * others vanish from the text.
 */
final class Citations {

    /** {@code [1]}, {@code [1, 2]}, {@code [1][2]} and {@code 【1】}, but no Markdown link. */
    private static final Pattern CITATION =
            Pattern.compile("[^\\S\\n]?(?:[\\[【]\\d{1,3}(?:\\s*[,;]\\s*\\d{1,3})*[\\]】])+(?![(:])");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Citations() {}

    /** @param shown whether the numbers stay in the text, renumbered as the sources are listed */
    static Reply settle(ChatReply reply, Found found, boolean shown) {
        List<Hit> given = found.hits().stream()
                .filter(hit -> reply.given().stream().anyMatch(passage -> is(hit, passage)))
                .toList();
        List<Hit> cited = new ArrayList<>();
        Matcher citation = CITATION.matcher(reply.text());
        StringBuilder text = new StringBuilder();
        while (citation.find()) {
            StringBuilder kept = new StringBuilder();
            for (MatchResult number : NUMBER.matcher(citation.group()).results().toList()) {
                int index = Integer.parseInt(number.group()) - 1;
                if (index < 0
                        || index >= found.hits().size()
                        || !given.contains(found.hits().get(index))) {
                    continue;
                }
                Hit hit = found.hits().get(index);
                if (!cited.contains(hit)) {
                    cited.add(hit);
                }
                kept.append('[').append(cited.indexOf(hit) + 1).append(']');
            }
            boolean spaced = Character.isWhitespace(citation.group().charAt(0));
            citation.appendReplacement(
                    text, shown && !kept.isEmpty() ? Matcher.quoteReplacement((spaced ? " " : "") + kept) : "");
        }
        citation.appendTail(text);
        List<Hit> sources = cited.isEmpty() && found.convincing() ? given : cited;
        return new Reply(
                text.toString().strip(),
                sources.stream()
                        .map(hit -> new Source(hit.documentId().value(), hit.title(), hit.text()))
                        .toList(),
                null,
                false,
                null,
                null,
                null);
    }

    private static boolean is(Hit hit, Passage passage) {
        return hit.passageId().toString().equals(passage.id());
    }
}
