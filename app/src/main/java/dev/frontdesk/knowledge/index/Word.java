package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A word of a question.
 *
 * @param text lower case, as written
 * @param forms how each language's field would hold it
 */
record Word(String text, Map<Language, Set<String>> forms) {

    /** Endings that are hardly ever a noun's. */
    private static final Pattern VERB = Pattern.compile(
            "\\p{L}{2,}(?:[аяиеуы]ть|чь|ете|ите|[аяие]ли|[аиея]ла|ешь|ишь|(?:ть|те|ли|ла|ло|л|т|шь|м|ю)с[яь]"
                    + "|[аиіїу]ти|[аиіїу]тися|єте|[аиіяу]ла|[аиіяу]ли|[аиія]в|ємо|имо|єш|ють|ять"
                    + "|[иоеє]?й?д(?:ё|е|у)т|є|[сн]ут|ing|ed)");

    /** The notions it may stand for. */
    Set<String> concepts() {
        Set<String> concepts = new LinkedHashSet<>();
        forms.forEach((language, all) -> all.forEach(form -> concepts.addAll(Concepts.of(language, form))));
        return concepts;
    }

    /** Whether the documents may well answer without the word: it tells circumstances, or is a verb. */
    boolean isMinor() {
        return VERB.matcher(text).matches() || concepts().stream().anyMatch(Concepts::isCircumstance);
    }

    boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }
}
