package dev.frontdesk.bench.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Text that a search index cannot tell from people's: words of three languages, few of them everywhere and most of them
 * rare, in sentences under headings. The same seed makes the same text.
 */
final class Prose {

    private static final int WORDS = 30_000;
    private static final String[][] SYLLABLES = {
        {
            "за", "каз", "цве", "ток", "дос", "тав", "ка", "ро", "за", "бу", "кет", "при", "вет", "мо", "сто", "ле",
            "ний", "ство", "про", "да", "жа", "вы", "бор", "ре", "ны", "пла", "та", "го", "род", "ми"
        },
        {
            "за", "мов", "кві", "ти", "дос", "тав", "ка", "тро", "ян", "бу", "кет", "при", "віт", "мі", "сто", "лі",
            "ній", "ство", "про", "даж", "ви", "бір", "рі", "ні", "пла", "та", "їж", "род", "мо", "є"
        },
        {
            "or", "der", "flow", "er", "de", "liv", "ery", "ro", "se", "bou", "quet", "wel", "come", "ci", "ty", "sum",
            "mer", "ship", "sale", "choice", "pri", "ces", "pay", "ment", "gar", "den", "mo", "nth", "ing", "al"
        }
    };

    private final Random random;
    private final List<List<String>> words = new ArrayList<>();

    Prose(long seed) {
        this.random = new Random(seed);
        for (String[] syllables : SYLLABLES) {
            words.add(vocabulary(syllables));
        }
    }

    private List<String> vocabulary(String[] syllables) {
        List<String> made = new ArrayList<>(WORDS);
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            // The frequent words are the short ones.
            int length = 1 + (i > 50 ? 1 : 0) + (i > 1_000 ? 1 : 0) + random.nextInt(2);
            for (int j = 0; j < length; j++) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            made.add(word.toString());
        }
        return made;
    }

    /** Markdown: a heading, then paragraphs, again and again. */
    String document(int language, int sections) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sections; i++) {
            text.append("## ").append(sentence(language, 4)).append("\n\n");
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 4; k++) {
                    text.append(sentence(language, 8 + random.nextInt(10))).append(' ');
                }
                text.append("\n\n");
            }
        }
        return text.toString();
    }

    String sentence(int language, int length) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sentence.append(i == 0 ? "" : " ").append(word(language));
        }
        sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
        return sentence.append('.').toString();
    }

    /** The n-th most frequent word is n times as rare as the first. */
    private String word(int language) {
        if (random.nextInt(25) == 0) {
            return Integer.toString(1 + random.nextInt(5_000));
        }
        int rank = (int) Math.pow(WORDS, random.nextDouble()) - 1;
        return words.get(language).get(rank);
    }

    static int languages() {
        return SYLLABLES.length;
    }
}
