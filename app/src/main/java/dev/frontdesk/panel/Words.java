package dev.frontdesk.panel;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of the whole product, gathered at start from every {@code messages*.properties} beside the code. A key is
 * the folder below {@code dev.frontdesk} and the key in the file: {@code start} in {@code dev/frontdesk/connector} is
 * {@code connector.start}, {@code token.hint} in {@code dev/frontdesk/connectors/telegram} is
 * {@code connectors.telegram.token.hint}. See {@link Phrase} for gaps and plurals.
 */
@Component
public final class Words {

    /** The languages of the panel; the first is the one others fall back to. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"), Locale.of("uk"));

    private static final Pattern PLACE =
            Pattern.compile(".*?dev/frontdesk/(.+)/messages(?:_([a-z]{2}))?\\.properties$");

    private final Map<Locale, Phrases> phrases;

    private static final class Shared {
        static final Words WORDS = new Words();
    }

    /** The words in the language of the running request: for those who explain a problem deep inside. */
    public static Phrases here() {
        return Shared.WORDS.in(LocaleContextHolder.getLocale());
    }

    public Words() {
        Map<Locale, Map<String, Phrase>> read = new HashMap<>();
        LANGUAGES.forEach(language -> read.put(language, new HashMap<>()));
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(Words.class.getClassLoader())
                    .getResources("classpath*:dev/frontdesk/**/messages*.properties")) {
                read(file, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.phrases = new HashMap<>();
        read.forEach((language, found) -> phrases.put(language, new Phrases(language, Map.copyOf(found))));
    }

    private static void read(Resource file, Map<Locale, Map<String, Phrase>> into) throws IOException {
        Matcher place = PLACE.matcher(file.getURL().toString());
        if (!place.matches()) {
            return;
        }
        String folder = place.group(1).replace('/', '.');
        Locale language = place.group(2) == null ? LANGUAGES.getFirst() : Locale.of(place.group(2));
        Map<String, Phrase> target = into.get(language);
        if (target == null) {
            throw new IllegalStateException("Nobody speaks the language of " + file);
        }
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.forEach(
                (key, pattern) -> target.put(folder + "." + key, Phrase.parse(language, pattern.toString())));
    }

    /** The words in a language; in English where the panel does not speak it. */
    public Phrases in(Locale locale) {
        Phrases found = phrases.get(Locale.of(locale.getLanguage()));
        return found != null ? found : english();
    }

    private Phrases english() {
        return Objects.requireNonNull(phrases.get(LANGUAGES.getFirst()));
    }
}
