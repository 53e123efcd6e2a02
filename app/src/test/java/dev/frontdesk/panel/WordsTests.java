package dev.frontdesk.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path CODE = Path.of("src/main/java");

    /** Names, keys of the keyboard and units that are the same in every language. */
    private static final Set<String> NAMES = Set.of("Frontdesk", "Ctrl", "K", "UTC");

    private static final Pattern LITERAL_KEY = Pattern.compile("\\bsay\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

    private final Words words = new Words();

    @Test
    void everyLanguageHasTheSameKeys() {
        Set<String> english = words.in(Locale.ENGLISH).keys();
        assertThat(english).isNotEmpty();
        for (Locale language : Words.LANGUAGES) {
            assertThat(words.in(language).keys()).as(language.toString()).containsExactlyInAnyOrderElementsOf(english);
        }
    }

    @Test
    void everyLanguageFillsTheSameGaps() {
        Map<String, Phrase> english = words.in(Locale.ENGLISH).all();
        for (Locale language : Words.LANGUAGES) {
            words.in(language)
                    .all()
                    .forEach((key, phrase) -> assertThat(phrase.gaps())
                            .as(language + " " + key)
                            .isEqualTo(Objects.requireNonNull(english.get(key)).gaps()));
        }
    }

    @Test
    void everyKeyInTemplatesAndCodeHasWords() {
        Map<String, String> missing = new TreeMap<>();
        Stream.concat(files(TEMPLATES, ".jte"), files(CODE, ".java"))
                .forEach(file -> LITERAL_KEY
                        .matcher(read(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> key.contains("."))
                        .filter(key -> !words.in(Locale.ENGLISH).knows(key))
                        .forEach(key -> missing.put(key, file.toString())));
        assertThat(missing).isEmpty();
    }

    @Test
    void templatesHoldNoTextOfTheirOwn() {
        Map<Path, Set<String>> found = new TreeMap<>();
        files(TEMPLATES, ".jte").forEach(file -> {
            Set<String> literals =
                    new TreeSet<>(List.of(TemplateText.of(read(file)).split(" ")));
            literals.removeAll(NAMES);
            literals.remove("");
            if (!literals.isEmpty()) {
                found.put(file, literals);
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void noticesTextInATemplate() {
        assertThat(TemplateText.of("@if(a)<p title=\"Hello\">${x} world @template.y(z = @`<b>there</b>`)</p>@endif"))
                .isEqualTo("world there Hello");
    }

    @ParameterizedTest
    @CsvSource({
        "en,0,0 files",
        "en,1,1 file",
        "en,2,2 files",
        "ru,1,1 файл",
        "ru,3,3 файла",
        "ru,5,5 файлов",
        "ru,11,11 файлов",
        "ru,21,21 файл",
        "ru,112,112 файлов",
        "uk,22,22 файла"
    })
    void numbersChooseTheirForm(String language, int number, String expected) {
        Locale locale = Locale.of(language);
        String pattern = locale.equals(Locale.ENGLISH) ? "{0} {0|file|files}" : "{0} {0|файл|файла|файлов}";
        assertThat(Phrase.parse(locale, pattern).with(number)).isEqualTo(expected);
    }

    @Test
    void refusesTooFewFormsOfANumber() {
        assertThatThrownBy(() -> Phrase.parse(Locale.of("ru"), "{0|файл|файлы}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 forms");
    }

    @Test
    void apostrophesMeanThemselves() {
        assertThat(Phrase.parse(Locale.of("uk"), "ім'я {0}, п''ять").with("Оля"))
                .isEqualTo("ім'я Оля, п'ять");
    }

    @Test
    void unknownLanguagesReadEnglishAndUnknownKeysShow() {
        assertThat(words.in(Locale.FRENCH).say("panel.save")).isEqualTo("Save");
        assertThat(words.in(Locale.of("uk", "UA")).say("panel.save")).isEqualTo("Зберегти");
        assertThat(words.in(Locale.ENGLISH).say("panel.no-such-key")).isEqualTo("panel.no-such-key");
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
