package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Analyzer.ReuseStrategy;
import org.apache.lucene.analysis.Analyzer.TokenStreamComponents;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.RussianStemmer;

/** Word forms of the three languages: Russian by stem, Ukrainian by dictionary, English by stem. No word is dropped. */
final class Tongues {

    private static final NormalizeCharMap RUSSIAN = map(Map.of("ё", "е", "Ё", "Е"));

    /** Its dictionary is large and read once; it keeps nothing of the texts it is given. */
    private static final Analyzer DICTIONARY = new UkrainianMorfologikAnalyzer(CharArraySet.EMPTY_SET);

    private static Analyzer russian(ReuseStrategy reuse) {
        return new Analyzer(reuse) {
            @Override
            protected Reader initReader(String field, Reader reader) {
                return new MappingCharFilter(RUSSIAN, reader);
            }

            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(
                        words, new SnowballFilter(new LowerCaseFilter(words), new RussianStemmer()));
            }
        };
    }

    private static Analyzer ukrainian(ReuseStrategy reuse) {
        return new AnalyzerWrapper(reuse) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return DICTIONARY;
            }

            @Override
            protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
                return new TokenStreamComponents(components.getSource(), new OneSpelling(components.getTokenStream()));
            }
        };
    }

    private static Analyzer english(ReuseStrategy reuse) {
        return new Analyzer(reuse) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream lower = new LowerCaseFilter(new EnglishPossessiveFilter(words));
                return new TokenStreamComponents(words, new PorterStemFilter(new ASCIIFoldingFilter(lower)));
            }
        };
    }

    /** Ukrainian writes one word as {@code удвох} or {@code вдвох}, as it sounds better after the word before. */
    private static final class OneSpelling extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        OneSpelling(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (term.length() > 2 && term.charAt(0) == 'у' && "аеєиіїоуюя'".indexOf(term.charAt(1)) < 0) {
                term.buffer()[0] = 'в';
            }
            return true;
        }
    }

    /** Of fields whose terms we make ourselves. */
    private static final Analyzer AS_IS = new WhitespaceAnalyzer();

    private Tongues() {}

    /** For the threads that write indexes. By field, which is named by the language's code. */
    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(
                AS_IS,
                Map.of(
                        Language.EN.code(),
                        english(Analyzer.PER_FIELD_REUSE_STRATEGY),
                        Language.RU.code(),
                        russian(Analyzer.PER_FIELD_REUSE_STRATEGY),
                        Language.UK.code(),
                        ukrainian(Analyzer.PER_FIELD_REUSE_STRATEGY)));
    }

    /**
     * What analyzes one text at a time, lent to one user after the other. Analyzers keep their parts by thread, and
     * turns run on threads that live for one turn: each would make them anew.
     */
    private static final class Kit {

        private static final Queue<Kit> IDLE = new ConcurrentLinkedQueue<>();

        private final Map<Language, Analyzer> analyzers = Map.of(
                Language.EN, english(new Kept()), Language.RU, russian(new Kept()), Language.UK, ukrainian(new Kept()));

        static Kit borrow() {
            Kit idle = IDLE.poll();
            return idle == null ? new Kit() : idle;
        }

        /** Only after a whole use: what broke off is left to the collector. */
        void giveBack() {
            IDLE.add(this);
        }

        TokenStream tokens(Language language, String text) {
            return Objects.requireNonNull(analyzers.get(language)).tokenStream(language.code(), text);
        }
    }

    /** Keeps the parts in the analyzer itself. */
    private static final class Kept extends ReuseStrategy {

        private @Nullable TokenStreamComponents components;

        @Override
        public @Nullable TokenStreamComponents getReusableComponents(Analyzer analyzer, String field) {
            return components;
        }

        @Override
        public void setReusableComponents(Analyzer analyzer, String field, TokenStreamComponents made) {
            components = made;
        }
    }

    private record Found(int place, String form) {}

    /** Calls back with where a word begins and one of its forms in the language. The callback may analyze too. */
    static void analyze(Language language, String text, BiConsumer<Integer, String> form) {
        // The kit is given back before: the callback may borrow it.
        forms(language, text).forEach(found -> form.accept(found.place(), found.form()));
    }

    private static List<Found> forms(Language language, String text) {
        List<Found> forms = new ArrayList<>();
        Kit kit = Kit.borrow();
        try (TokenStream tokens = kit.tokens(language, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                forms.add(new Found(offset.startOffset(), term.toString()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kit.giveBack();
        return forms;
    }

    /** The field that holds how the words of a language's passages sound. */
    static String soundField(Language language) {
        return "sound-" + language.code();
    }

    static String sounds(Language language, String text) {
        StringBuilder sounds = new StringBuilder();
        analyze(
                language,
                text,
                (place, form) ->
                        Sound.of(form).ifPresent(sound -> sounds.append(sound).append(' ')));
        return sounds.toString();
    }

    private static NormalizeCharMap map(Map<String, String> replacements) {
        NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
        replacements.forEach(builder::add);
        return builder.build();
    }
}
