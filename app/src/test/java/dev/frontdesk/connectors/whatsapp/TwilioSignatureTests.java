package dev.frontdesk.connectors.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Vectors computed by hand from Twilio's description. */
class TwilioSignatureTests {

    private static final URI ADDRESS = URI.create("https://bot.example.org/hooks/twilio?tenant=42");
    private static final String PLAIN = "OKI8rzsCzW2znk9BLZRYck3WqNw=";
    private static final String WITH_PORT = "KGxFqrICw+XjfOy5CbmLcgVl4V8=";
    private static final String OVER_HTTP = "zZeyKWusYWcZQPFZuhTfyH3ulo0=";

    private final TwilioSignature signature = new TwilioSignature(new Secret("0123456789abcdef0123456789abcdef"));

    private static FormBody form() {
        Map<String, String> values = new TreeMap<>(Map.of(
                "WaId", "15550001111",
                "To", "whatsapp:+14155238886",
                "SmsSid", "SM00000000000000000000000000000001",
                "ProfileName", "Anna",
                "NumMedia", "0",
                "MessageSid", "SM00000000000000000000000000000001",
                "From", "whatsapp:+15550001111",
                "Body", "Привет & 100% ok",
                "AccountSid", "AC00000000000000000000000000000001"));
        return FormBody.parse(values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    @Test
    void acceptsWhatTwilioSigned() {
        assertThat(signature.matches(PLAIN, List.of(ADDRESS), form())).isTrue();
    }

    @Test
    void acceptsTheUsualPortOnEitherSide() {
        URI port = URI.create("https://bot.example.org:443/hooks/twilio?tenant=42");
        assertThat(signature.matches(WITH_PORT, List.of(ADDRESS), form())).isTrue();
        assertThat(signature.matches(PLAIN, List.of(port), form())).isTrue();
        assertThat(signature.matches(WITH_PORT, List.of(port), form())).isTrue();
    }

    @Test
    void refusesAnotherSchemePortPathOrQuery() {
        assertThat(signature.matches(OVER_HTTP, List.of(ADDRESS), form())).isFalse();
        for (String other : List.of(
                "https://bot.example.org:8443/hooks/twilio?tenant=42",
                "https://bot.example.org/hooks/twilio/?tenant=42",
                "https://bot.example.org/hooks/twilio?tenant=43",
                "https://other.example.org/hooks/twilio?tenant=42")) {
            assertThat(signature.matches(PLAIN, List.of(URI.create(other)), form()))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void acceptsAnyOfTheAddressesThatAProxyMayHide() {
        URI inner = URI.create("http://10.0.0.7:8080/hooks/twilio?tenant=42");
        assertThat(signature.matches(PLAIN, List.of(inner), form())).isFalse();
        assertThat(signature.matches(PLAIN, List.of(inner, ADDRESS), form())).isTrue();
    }

    @Test
    void countsEveryParameter() {
        FormBody more = FormBody.parse("Body=&To=x");
        FormBody fewer = FormBody.parse("To=x");
        assertThat(more.signed()).isEqualTo("BodyTox");
        assertThat(fewer.signed()).isEqualTo("Tox");
        assertThat(FormBody.parse("b=2&a=1&b=1&b=2").signed()).isEqualTo("a1b1b2");
    }

    @Test
    void checksABodyThatIsNoFormByItsDigest() {
        URI address = URI.create("https://bot.example.org/hooks/json?bodySHA256="
                + "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
        String given = "YAYCbW0QQ52n9qi/HTQ/KpE86S0=";
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] other = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);
        assertThat(signature.matchesBody(given, List.of(address), body)).isTrue();
        assertThat(signature.matchesBody(given, List.of(address), other)).isFalse();
    }
}
