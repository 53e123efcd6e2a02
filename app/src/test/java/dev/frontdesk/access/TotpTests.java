package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six digits of the test values in RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void makesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void takesTheNeighboursOfThisHalfMinuteAndNoOthers() {
        Instant now = Instant.parse("2030-01-01T00:00:10Z");
        long step = now.getEpochSecond() / 30;
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.minusSeconds(30)), now))
                .hasValue(step - 1);
        assertThat(Totp.step(SECRET, " " + Totp.code(SECRET, now) + " ", now)).hasValue(step);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(30)), now))
                .hasValue(step + 1);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.minusSeconds(60)), now))
                .isEmpty();
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
    }

    @Test
    void writesSecretsAsAuthenticatorsReadThem() {
        assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Base32.encode("f".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MY");
        assertThat(QrPicture.address("anna@example.test", SECRET))
                .isEqualTo(
                        "otpauth://totp/Frontdesk:anna%40example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Frontdesk");
    }
}
