package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * The words that a project's passages use, and how rare they are there. Remembers what it found: people ask in the same
 * words, and looking for what a misspelt word may have been is the dearest part of a search.
 */
final class Vocabulary {

    /**
     * A term under which a word of the question is looked up.
     *
     * @param closeness 1 for the word itself, less for one that is merely like it
     */
    record Form(String field, String text, double closeness, int passages) {}

    /** Of the same notion. */
    static final double AKIN = 0.7;

    private static final double MISSPELT = 0.8;
    /** A name or loan word in another language's spelling. */
    static final double SOUNDS_ALIKE = 0.65;

    /** Too little to convince alone: documents with a bicycle basket sell no bicycles. */
    private static final double RELATED = 0.45;

    private static final int FORMS_MAX = 12;
    private static final int PREFIX_MIN = 4;
    private static final int SCAN_MAX = 200;

    private static final int REMEMBERED_MAX = 4_000;

    private final IndexReader reader;
    private final Map<Word, List<Form>> remembered = new ConcurrentHashMap<>();

    Vocabulary(IndexReader reader) {
        this.reader = reader;
    }

    /**
     * Where the word stands in the passages, and where others of its notion do; if nowhere, words that look like it:
     * misspelt, or of the same root.
     */
    List<Form> forms(Word word) throws IOException {
        List<Form> known = remembered.get(word);
        if (known != null) {
            return known;
        }
        List<Form> found = look(word);
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(word, found);
        return found;
    }

    boolean isOf(IndexReader other) {
        return reader == other;
    }

    private List<Form> look(Word word) throws IOException {
        Map<String, Form> found = new LinkedHashMap<>();
        for (Map.Entry<Language, Set<String>> entry : word.forms().entrySet()) {
            for (String text : entry.getValue()) {
                add(found, entry.getKey().code(), text, 1);
            }
        }
        for (String concept : word.concepts()) {
            add(found, Concepts.FIELD, concept, AKIN);
        }
        if (!word.isNumber()) {
            soundingAlike(word, found);
        }
        if (found.isEmpty() && !word.isNumber() && word.text().length() >= PREFIX_MIN) {
            for (Map.Entry<Language, Set<String>> entry : word.forms().entrySet()) {
                for (String text : entry.getValue()) {
                    like(word, entry.getKey(), text, found);
                }
            }
        }
        return found.values().stream().limit(FORMS_MAX).toList();
    }

    /** In the languages that do not have the word itself. */
    private void soundingAlike(Word word, Map<String, Form> found) throws IOException {
        for (Language language : Language.values()) {
            if (found.values().stream().anyMatch(form -> form.field().equals(language.code()))) {
                continue;
            }
            for (Map.Entry<Language, Set<String>> entry : word.forms().entrySet()) {
                for (String text : entry.getKey() == language ? Set.<String>of() : entry.getValue()) {
                    Optional<String> sound = Sound.of(text);
                    boolean across = (language == Language.EN) == (word.text().charAt(0) >= 128);
                    // What everybody has words for is found by its notion; its sound would lead from weather to water.
                    boolean telling = sound.isPresent()
                            && (across
                                    ? Sound.tellsAcross(sound.get())
                                    : word.concepts().isEmpty());
                    if (telling) {
                        add(found, Tongues.soundField(language), sound.get(), SOUNDS_ALIKE);
                    }
                }
            }
        }
    }

    private void add(Map<String, Form> found, String field, String text, double closeness) throws IOException {
        int passages = reader.docFreq(new Term(field, text));
        if (passages > 0) {
            put(found, new Form(field, text, closeness, passages));
        }
    }

    private void like(Word word, Language language, String text, Map<String, Form> found) throws IOException {
        // A word that everybody knows is no misspelling of another: weather is not wither.
        if (word.concepts().isEmpty()) {
            misspelt(language, text, found);
        }
        if (found.isEmpty()) {
            related(language, text, found);
        }
    }

    private void misspelt(Language language, String text, Map<String, Form> found) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, language.code());
        int length = text.codePointCount(0, text.length());
        if (terms == null || length < 5) {
            return;
        }
        CompiledAutomaton automaton = FuzzyQuery.getFuzzyAutomaton(text, length < 9 ? 1 : 2, 1, true);
        TermsEnum matches = automaton.getTermsEnum(terms);
        for (BytesRef term = matches.next(); term != null && found.size() < FORMS_MAX; term = matches.next()) {
            put(found, new Form(language.code(), term.utf8ToString(), MISSPELT, matches.docFreq()));
        }
    }

    /** Words that share all but the ending, such as an adjective and its noun. */
    private void related(Language language, String text, Map<String, Form> found) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, language.code());
        int keep = Math.max(PREFIX_MIN, text.length() - 2);
        if (terms == null || text.length() < PREFIX_MIN) {
            return;
        }
        String prefix = text.substring(0, Math.min(keep, text.length()));
        TermsEnum all = terms.iterator();
        if (all.seekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END) {
            return;
        }
        int scanned = 0;
        for (BytesRef term = all.term(); term != null && scanned++ < SCAN_MAX; term = all.next()) {
            String candidate = term.utf8ToString();
            if (!candidate.startsWith(prefix)) {
                return;
            }
            if (candidate.length() - prefix.length() <= 4) {
                put(found, new Form(language.code(), candidate, RELATED, all.docFreq()));
            }
        }
    }

    private static void put(Map<String, Form> found, Form form) {
        found.putIfAbsent(form.field() + form.text(), form);
    }

    /** How rare a word is, given in how many of the passages it stands: near 0 when in all. */
    static double rarity(int passages, int all) {
        return Math.log(1 + (all - Math.min(passages, all) + 0.5) / (passages + 0.5));
    }
}
