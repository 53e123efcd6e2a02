package dev.frontdesk.project;

import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Prices;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project as the API shows it. */
record ProjectView(
        UUID id, String name, String prompt, String language, ModelView model, long version, Instant createdAt) {

    static ProjectView of(Project project) {
        return new ProjectView(
                project.id().value(),
                project.name(),
                project.prompt(),
                project.language(),
                ModelView.of(project.model()),
                project.version(),
                project.createdAt());
    }

    /** @param apiKeyPreview first and last characters; null without a key of the project's own */
    record ModelView(
            String provider,
            @Nullable URI baseUrl,
            @Nullable String model,
            @Nullable String embeddingModel,
            @Nullable String transcriptionModel,
            String sight,
            @Nullable String fallbackModel,
            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice,
            @Nullable String priceCurrency,
            @Nullable String apiKeyPreview,
            String environment) {

        static ModelView of(ModelSettings model) {
            Prices prices = model.prices();
            return new ModelView(
                    model.provider().id(),
                    model.baseUrl(),
                    model.model(),
                    model.embeddingModel(),
                    model.transcriptionModel(),
                    model.sight().id(),
                    model.fallback(),
                    prices == null ? null : prices.input(),
                    prices == null ? null : prices.output(),
                    prices == null ? null : prices.currency(),
                    model.apiKey() == null ? null : model.apiKey().preview(),
                    model.sandbox() ? "sandbox" : "real");
        }
    }

    /**
     * @param tools names of tools or areas; empty: all that the project has
     * @param model another of the project's provider; null: the project's
     */
    record AgentView(
            UUID id,
            String name,
            String command,
            String prompt,
            List<String> tools,
            @Nullable String model,
            @Nullable String fallbackModel,
            int rank) {

        static AgentView of(Agent agent) {
            return new AgentView(
                    agent.id(),
                    agent.name(),
                    agent.command(),
                    agent.prompt(),
                    agent.tools(),
                    agent.model(),
                    agent.fallback(),
                    agent.rank());
        }
    }

    /** A page of a list; {@code nextCursor} is null on the last one. */
    record Listing<T>(List<T> items, @Nullable String nextCursor) {}
}
