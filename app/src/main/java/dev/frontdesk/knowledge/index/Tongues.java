package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.tartarus.snowball.ext.RussianStemmer;

/** Word forms of the three languages: Russian by stem, Ukrainian by dictionary, English by stem. No word is dropped. */
final class Tongues {

    private static final NormalizeCharMap RUSSIAN = map(Map.of("ё", "е", "Ё", "Е"));

    private static final Analyzer RU = new Analyzer() {
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

    private static final Analyzer UK = new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        private final Analyzer dictionary = new UkrainianMorfologikAnalyzer(CharArraySet.EMPTY_SET);

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return dictionary;
        }

        @Override
        protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
            return new TokenStreamComponents(components.getSource(), new OneSpelling(components.getTokenStream()));
        }
    };

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

    private static final Analyzer EN = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream lower = new LowerCaseFilter(new EnglishPossessiveFilter(words));
            return new TokenStreamComponents(words, new PorterStemFilter(new ASCIIFoldingFilter(lower)));
        }
    };

    private Tongues() {}

    /** By field, which is named by the language's code. */
    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(EN, Map.of(Language.RU.code(), RU, Language.UK.code(), UK));
    }

    private static Analyzer of(Language language) {
        return switch (language) {
            case RU -> RU;
            case UK -> UK;
            case EN -> EN;
        };
    }

    /** Calls back with where a word begins and one of its forms in the language. */
    static void analyze(Language language, String text, BiConsumer<Integer, String> form) {
        try (TokenStream tokens = of(language).tokenStream(language.code(), text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                form.accept(offset.startOffset(), term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NormalizeCharMap map(Map<String, String> replacements) {
        NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
        replacements.forEach(builder::add);
        return builder.build();
    }
}
