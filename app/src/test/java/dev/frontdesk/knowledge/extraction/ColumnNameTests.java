package dev.frontdesk.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNameTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            price_eur      | price (€)
            pack_price_eur | pack price (€)
            stem_cm        | stem (cm)
            vaseDays       | vase days
            цена_за_штуку  | цена за штуку
            Высота, см     | Высота, см
            iPhone model   | iPhone model
            sku            | sku
            """)
    void readsAsAPersonWouldWriteIt(String column, String readable) {
        assertThat(ColumnName.readable(column)).isEqualTo(readable);
    }
}
