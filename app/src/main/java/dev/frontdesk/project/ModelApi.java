package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Shape;
import dev.frontdesk.project.ProjectView.ModelView;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The model of a project over REST. */
@RestController
@RequestMapping("/api/v1/projects/{project}/model")
class ModelApi {

    /**
     * @param provider {@code built-in}, {@code openai}, {@code gemini}, {@code anthropic} or {@code ollama}
     * @param apiKey absent or empty keeps the saved one, null removes it
     * @param transcriptionModel makes words of voice messages; openai and servers that speak as it does
     * @param sight {@code auto}, {@code yes} or {@code no}: whether the model is shown pictures
     * @param fallbackModel who answers when the model fails: another of the provider, or {@code built-in}; null: nobody
     * @param inputPrice of a million tokens that the model is given, as a decimal number; null: not known
     * @param outputPrice of a million tokens that it answers
     * @param priceCurrency ISO 4217; null: USD
     * @param environment {@code real} or {@code sandbox}
     */
    record Wanted(
            @Nullable String provider,
            @Nullable URI baseUrl,
            @Nullable String model,
            @Nullable String apiKey,
            @Nullable String embeddingModel,
            @Nullable String transcriptionModel,
            @Nullable String sight,
            @Nullable String fallbackModel,
            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice,
            @Nullable String priceCurrency,
            @Nullable String environment) {}

    private final Projects projects;
    private final ModelTrial trial;
    private final FrontdeskSettings settings;

    ModelApi(Projects projects, ModelTrial trial, FrontdeskSettings settings) {
        this.projects = projects;
        this.trial = trial;
        this.settings = settings;
    }

    @Operation(summary = "Show the chosen model")
    @GetMapping
    ModelView show(Caller caller, @PathVariable UUID project) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        return ModelView.of(projects.draft(caller.organization(), id).model());
    }

    @Operation(summary = "Choose a model")
    @PutMapping
    ModelView choose(Caller caller, @PathVariable UUID project, @Shape(Wanted.class) @RequestBody JsonNode json) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        return ModelView.of(projects.chooseModel(
                        caller.organization(),
                        caller.actor(),
                        id,
                        before -> ModelForm.read(json, before, settings.sandboxIsOn()))
                .model());
    }

    @Operation(summary = "Try the model with one short question")
    @PostMapping("/checks")
    ModelTrial.Outcome check(Caller caller, @PathVariable UUID project, Locale locale) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        return trial.ask(projects.draft(caller.organization(), id).model(), locale);
    }
}
