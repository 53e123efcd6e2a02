package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import java.util.List;

/** The names of states and other closed words in the reader's language. */
final class Named {

    private Named() {}

    static String word(String word) {
        return Words.here().sayOr("crm.word." + word, word);
    }

    static String stage(String code) {
        return Words.here().sayOr("crm.stage." + code, code);
    }

    static List<String> words(List<String> words) {
        return words.stream().map(Named::word).toList();
    }
}
