package dev.frontdesk.project;

import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Prices;
import dev.frontdesk.model.Provider;
import dev.frontdesk.model.Sight;
import dev.frontdesk.platform.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an assistant is made of, as a version keeps it: everything but the name of its project and secrets. */
record Settings(
        String prompt,
        String language,
        String provider,
        @Nullable String baseUrl,
        @Nullable String model,
        @Nullable String embeddingModel,
        boolean sandbox,
        String sight,
        @Nullable String transcriptionModel,
        @Nullable String fallbackModel,
        @Nullable BigDecimal inputPrice,
        @Nullable BigDecimal outputPrice,
        @Nullable String priceCurrency,
        List<Agent> agents,
        List<String> areasOff) {

    Settings {
        agents = List.copyOf(agents);
        areasOff = List.copyOf(areasOff);
    }

    static Settings of(Project project) {
        ModelSettings model = project.model();
        Prices prices = model.prices();
        return new Settings(
                project.prompt(),
                project.language(),
                model.provider().id(),
                model.baseUrl() == null ? null : model.baseUrl().toString(),
                model.model(),
                model.embeddingModel(),
                model.sandbox(),
                model.sight().id(),
                model.transcriptionModel(),
                model.fallback(),
                prices == null ? null : plain(prices.input()),
                prices == null ? null : plain(prices.output()),
                prices == null ? null : prices.currency(),
                project.agents(),
                List.copyOf(new TreeSet<>(project.areasOff())));
    }

    /** The same amount is the same however many zeros it was written with. */
    private static BigDecimal plain(BigDecimal amount) {
        return new BigDecimal(amount.stripTrailingZeros().toPlainString());
    }

    /** The project as it was with these settings. */
    Project in(Project now, @Nullable Secret key) {
        return new Project(
                now.organization(),
                now.id(),
                now.name(),
                prompt,
                language,
                model(key),
                agents,
                new TreeSet<>(areasOff),
                now.version(),
                now.createdAt());
    }

    ModelSettings model(@Nullable Secret key) {
        return new ModelSettings(
                Provider.of(provider).orElse(Provider.BUILT_IN),
                baseUrl == null ? null : URI.create(baseUrl),
                model,
                embeddingModel,
                key,
                sandbox,
                Sight.of(sight).orElse(Sight.AUTO),
                transcriptionModel,
                fallbackModel,
                inputPrice == null || outputPrice == null || priceCurrency == null
                        ? null
                        : new Prices(inputPrice, outputPrice, priceCurrency));
    }

    /** A key is sent to the provider and address alone that it was given for. */
    @Nullable Secret keyOf(ModelSettings other) {
        String address = other.baseUrl() == null ? null : other.baseUrl().toString();
        return other.provider().id().equals(provider) && Objects.equals(address, baseUrl) && other.sandbox() == sandbox
                ? other.apiKey()
                : null;
    }
}
