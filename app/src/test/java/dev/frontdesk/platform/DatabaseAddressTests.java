package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTests {

    @Test
    void readsEveryPart() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://us%40er:p%3Ass+1@db.test:5433/desk?sslmode=require");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.test:5433/desk?sslmode=require");
        assertThat(address.user()).isEqualTo("us@er");
        assertThat(address.password()).isEqualTo("p:ss+1");
        assertThat(address).asString().doesNotContain("p:ss");
    }

    @Test
    void takesTheUsualPortAndUser() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://db.test/desk");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.test:5432/desk");
        assertThat(address.user()).isEqualTo("postgres");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banana",
                "mysql://u:fake@h/db",
                "postgresql://u:fake@h",
                "postgresql:///db",
                "postgresql://u:fa ke@h/db"
            })
    void refusesWhatItDoesNotUnderstandWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageNotContaining("fake");
    }
}
