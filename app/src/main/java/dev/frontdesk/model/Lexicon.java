package dev.frontdesk.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows the forms of words and what they mean in the three languages, so that a text can be held against a question. */
public interface Lexicon {

    /**
     * A word of a question.
     *
     * @param terms under which a text may speak of it, with how close each comes: 1 for the word itself, else less
     * @param share what it counts beside the other words, 1 at most
     */
    record Asked(String word, Map<String, Double> terms, double share) {}

    /** The words that tell what is asked; not those with which any question is put. */
    List<Asked> asked(String question);

    /** The terms of all words of a text. */
    Set<String> said(String text);

    /** Those terms of a text that make an exception of what it says, such as a holiday or the night. */
    Set<String> exceptions(String text);
}
