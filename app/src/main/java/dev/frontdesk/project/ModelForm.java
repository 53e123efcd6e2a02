package dev.frontdesk.project;

import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Prices;
import dev.frontdesk.model.Provider;
import dev.frontdesk.model.Sight;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the choice of a model. A saved key goes only where it was entered for: another address needs it anew. */
final class ModelForm {

    private static final int URL_MAX = 300;
    private static final int NAME_MAX = 200;
    private static final int KEY_MAX = 1_000;
    private static final Pattern PRICE = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,4})?");

    private ModelForm() {}

    static ModelSettings read(JsonNode json, ModelSettings before, boolean sandboxIsOn) {
        Check check = new Check(json);
        Optional<Provider> provider = Provider.of(check.text("provider", "", 20));
        if (provider.isEmpty()) {
            check.problem(
                    "provider",
                    "One of "
                            + Arrays.stream(Provider.values()).map(Provider::id).collect(Collectors.joining(", "))
                            + ".");
        } else if (provider.get() == Provider.BUILT_IN) {
            check.done();
            return ModelSettings.BUILT_IN;
        }
        URI baseUrl = baseUrl(check);
        String model = check.line("model", "", NAME_MAX);
        String embedding = check.optional("embeddingModel", NAME_MAX);
        if (embedding != null && provider.isPresent() && !provider.get().embeds()) {
            check.problem("embeddingModel", Words.here().say("project.invalid.embedding"));
        }
        String transcription = check.optional("transcriptionModel", NAME_MAX);
        if (transcription != null && provider.isPresent() && !provider.get().transcribes()) {
            check.problem("transcriptionModel", Words.here().say("project.invalid.transcription"));
        }
        Optional<Sight> sight = Sight.of(check.text("sight", before.sight().id(), 10));
        if (sight.isEmpty()) {
            check.problem("sight", "auto, yes or no.");
        }
        String fallback = check.optional("fallbackModel", NAME_MAX);
        Prices prices = prices(check);
        boolean sandbox = sandbox(check, provider.orElse(null), baseUrl, sandboxIsOn);
        Secret key = key(check, before, provider.orElse(null), baseUrl, sandbox);
        check.done();
        return new ModelSettings(
                provider.orElseThrow(),
                baseUrl,
                model,
                embedding,
                key,
                sandbox,
                sight.orElseThrow(),
                transcription,
                fallback,
                prices);
    }

    /** Both or none; without a currency it is the dollar, in which the providers publish theirs. */
    private static @Nullable Prices prices(Check check) {
        BigDecimal input = price(check, "inputPrice");
        BigDecimal output = price(check, "outputPrice");
        String currency = Objects.requireNonNullElse(check.optional("priceCurrency", 3), "USD")
                .toUpperCase(Locale.ROOT);
        if (input == null && output == null) {
            return null;
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(each -> each.getCurrencyCode().equals(currency))) {
            check.problem("priceCurrency", Words.here().say("project.agent.price.currency"));
        }
        return new Prices(
                Objects.requireNonNullElse(input, BigDecimal.ZERO),
                Objects.requireNonNullElse(output, BigDecimal.ZERO),
                currency);
    }

    private static @Nullable BigDecimal price(Check check, String field) {
        String typed = check.amount(field);
        if (typed == null) {
            return null;
        }
        if (!PRICE.matcher(typed).matches()) {
            check.problem(field, Words.here().say("project.agent.price.invalid"));
            return null;
        }
        return new BigDecimal(typed.replace(',', '.'));
    }

    private static @Nullable URI baseUrl(Check check) {
        String typed = check.optional("baseUrl", URL_MAX);
        if (typed == null || check.faulty("baseUrl")) {
            return null;
        }
        try {
            URI address = new URI(typed);
            boolean http =
                    "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (http
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Answered like every other address that is none.
        }
        check.problem("baseUrl", Words.here().say("project.invalid.address"));
        return null;
    }

    /** The emulator stands in where there is one and nobody typed an address. */
    private static boolean sandbox(
            Check check, @Nullable Provider provider, @Nullable URI baseUrl, boolean sandboxIsOn) {
        boolean emulated = provider == Provider.OPENAI && baseUrl == null;
        String environment = check.text("environment", emulated && sandboxIsOn ? "sandbox" : "real", 20);
        switch (environment) {
            case "real" -> {
                return false;
            }
            case "sandbox" -> {
                if (!emulated) {
                    check.problem("environment", "Only openai without a base URL has a sandbox; choose real.");
                } else if (!sandboxIsOn) {
                    check.problem("environment", "The sandbox is off; choose real.");
                }
                return true;
            }
            default -> {
                check.problem("environment", "sandbox or real.");
                return false;
            }
        }
    }

    private static @Nullable Secret key(
            Check check, ModelSettings before, @Nullable Provider provider, @Nullable URI baseUrl, boolean sandbox) {
        String typed = check.optional("apiKey", KEY_MAX);
        if (typed != null) {
            if (!typed.chars().allMatch(c -> c > ' ' && c < 127)) {
                check.problem("apiKey", Words.here().say("project.invalid.key"));
                return null;
            }
            return new Secret(typed);
        }
        Secret saved = before.apiKey();
        if (saved == null || check.removes("apiKey")) {
            return null;
        }
        if (before.provider() != provider
                || !Objects.equals(before.baseUrl(), baseUrl)
                || before.sandbox() != sandbox) {
            check.problem("apiKey", Words.here().say("project.invalid.key-moved"));
        }
        return saved;
    }
}
