package dev.frontdesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько стоит доставка?                 | RUSSIAN
            Здравствуйте                            | RUSSIAN
            Есть ли у вас пионы                     | RUSSIAN
            Скільки коштує доставка?                | UKRAINIAN
            дякую                                   | UKRAINIAN
            Чи працюєте у неділю                    | UKRAINIAN
            позовите человека                       | RUSSIAN
            покличте людину                         | UKRAINIAN
            How much is delivery?                   | ENGLISH
            hi                                      | ENGLISH
            Хочу купить iPhone 15 Pro Max           | RUSSIAN
            """)
    void tellsThreeLanguagesApart(String text, Language language) {
        for (Language fallback : Language.values()) {
            assertThat(Language.of(text, fallback))
                    .as("%s, else %s", text, fallback)
                    .isEqualTo(language);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "доставка,UKRAINIAN",
        "👍,RUSSIAN",
        "ok,UKRAINIAN",
        "123,ENGLISH",
        "a.b@example.test,RUSSIAN",
        "/help,UKRAINIAN"
    })
    void takesWhatCannotBeToldFromWhatIsKnown(String text, Language known) {
        assertThat(Language.of(text, known)).isEqualTo(known);
    }

    @Test
    void readsTags() {
        assertThat(Language.ofTag("uk-UA", Language.ENGLISH)).isEqualTo(Language.UKRAINIAN);
        assertThat(Language.ofTag("de", Language.RUSSIAN)).isEqualTo(Language.RUSSIAN);
        assertThat(Language.ofTag(null, Language.RUSSIAN)).isEqualTo(Language.RUSSIAN);
    }
}
