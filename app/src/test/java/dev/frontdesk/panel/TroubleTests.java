package dev.frontdesk.panel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            This could not be saved | The file is empty. | This could not be saved. The file is empty.
            Is it taken?            | Choose another.    | Is it taken? Choose another.
            It is taken             | ''                 | It is taken
            """)
    void saysTitleAndCureAsSentences(String title, String cure, String said) {
        assertThat(new Trouble(422, title, cure).said()).isEqualTo(said);
    }
}
