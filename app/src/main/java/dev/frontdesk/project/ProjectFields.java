package dev.frontdesk.project;

import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Prices;
import dev.frontdesk.model.Provider;
import dev.frontdesk.model.Sight;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Kind;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.panel.Words;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of the forms of a project, in the reader's language. */
final class ProjectFields {

    private ProjectFields() {}

    static List<Field> fresh(Page page, Typed typed) {
        return fields(
                typed,
                Field.text("name", page.say("project.name"))
                        .hint(page.say("project.name.hint"))
                        .needed(),
                language(page).value(page.locale().getLanguage()));
    }

    static List<Field> about(Page page, Project project, Typed typed) {
        return fields(
                typed,
                Field.text("name", page.say("project.name"))
                        .value(project.name())
                        .needed(),
                Field.area("prompt", page.say("project.prompt"), 8)
                        .value(project.prompt())
                        .placeholder(page.say("project.prompt.example"))
                        .hint(page.say("project.prompt.hint")),
                language(page).value(project.language()));
    }

    private static Field language(Page page) {
        List<Option> languages = Words.LANGUAGES.stream()
                .map(each -> new Option(each.getLanguage(), each.getDisplayLanguage(page.locale())))
                .toList();
        return Field.select("language", page.say("project.language"), languages)
                .hint(page.say("project.language.hint"))
                .needed();
    }

    /** Only what the provider needs; {@code saved} is the choice as it stands. */
    static List<Field> model(Page page, Provider provider, ModelSettings saved, Typed typed) {
        boolean same = provider == saved.provider();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.select(
                        "provider",
                        page.say("project.model.provider"),
                        Arrays.stream(Provider.values())
                                .map(each -> new Option(each.id(), page.say("project.model.provider." + each.id())))
                                .toList())
                .value(provider.id())
                .hint(page.say("project.model.provider." + provider.id() + ".hint"))
                .needed());
        if (provider == Provider.BUILT_IN) {
            return fields(typed, fields.toArray(Field[]::new));
        }
        fields.add(Field.text("model", page.say("project.model.model"))
                .value(same ? Objects.requireNonNullElse(saved.model(), "") : "")
                .placeholder(page.say("project.model.model." + provider.id()))
                .needed());
        Field key = Field.secret("apiKey", page.say("project.model.key"), same ? preview(saved) : "")
                .hint(page.say("project.model.key." + (provider == Provider.OLLAMA ? "ollama" : "hint")));
        fields.add(provider.needsKey() ? key.needed() : key);
        fields.add(Field.of(Kind.URL, "baseUrl", page.say("project.model.address"))
                .value(same ? text(saved.baseUrl()) : "")
                .placeholder(page.say("project.model.address." + provider.id()))
                .hint(page.say("project.model.address.hint")));
        fields.add(Field.select(
                        "sight",
                        page.say("project.model.sight"),
                        Arrays.stream(Sight.values())
                                .map(each -> new Option(each.id(), page.say("project.model.sight." + each.id())))
                                .toList())
                .value((same ? saved.sight() : Sight.AUTO).id())
                .hint(page.say("project.model.sight.hint")));
        fields.add(Field.text("fallbackModel", page.say("project.agent.fallback"))
                .value(same ? Objects.requireNonNullElse(saved.fallback(), "") : "")
                .placeholder(ModelSettings.NO_MODEL)
                .hint(page.say("project.agent.fallback.hint")));
        if (provider.transcribes()) {
            fields.add(Field.text("transcriptionModel", page.say("project.model.transcription"))
                    .value(same ? Objects.requireNonNullElse(saved.transcriptionModel(), "") : "")
                    .placeholder("whisper-1")
                    .hint(page.say("project.model.transcription.hint")));
        }
        if (provider.embeds()) {
            fields.add(Field.text("embeddingModel", page.say("project.model.embedding"))
                    .value(same ? Objects.requireNonNullElse(saved.embeddingModel(), "") : "")
                    .hint(page.say("project.model.embedding.hint")));
        }
        prices(page, same ? saved.prices() : null, fields);
        return fields(typed, fields.toArray(Field[]::new));
    }

    private static void prices(Page page, @Nullable Prices saved, List<Field> fields) {
        fields.add(Field.text("inputPrice", page.say("project.agent.price.input"))
                .value(saved == null ? "" : plain(saved.input()))
                .placeholder("0.15"));
        fields.add(Field.text("outputPrice", page.say("project.agent.price.output"))
                .value(saved == null ? "" : plain(saved.output()))
                .placeholder("0.60"));
        fields.add(Field.text("priceCurrency", page.say("project.agent.price.in"))
                .value(saved == null ? "" : saved.currency())
                .placeholder("USD")
                .hint(page.say("project.agent.price.hint")));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String preview(ModelSettings saved) {
        return saved.apiKey() == null ? "" : saved.apiKey().preview();
    }

    private static String text(@Nullable URI address) {
        return address == null ? "" : address.toString();
    }

    static List<Field> agent(Page page, @Nullable Agent agent, Typed typed) {
        return fields(
                typed,
                Field.text("name", page.say("project.agent.name"))
                        .value(agent == null ? "" : agent.name())
                        .placeholder(page.say("project.agent.name.example"))
                        .needed(),
                Field.text("command", page.say("project.agent.command"))
                        .value(agent == null ? "" : agent.command())
                        .placeholder("/atlas")
                        .hint(page.say("project.agent.command.hint"))
                        .needed(),
                Field.area("prompt", page.say("project.agent.prompt"), 5)
                        .value(agent == null ? "" : agent.prompt())
                        .hint(page.say("project.agent.prompt.hint")),
                Field.text("model", page.say("project.agent.model"))
                        .value(agent == null ? "" : Objects.requireNonNullElse(agent.model(), ""))
                        .hint(page.say("project.agent.model.hint")),
                Field.text("fallbackModel", page.say("project.agent.fallback"))
                        .value(agent == null ? "" : Objects.requireNonNullElse(agent.fallback(), ""))
                        .placeholder(ModelSettings.NO_MODEL)
                        .hint(page.say("project.agent.fallback.agent")));
    }

    private static List<Field> fields(Typed typed, Field... fields) {
        return Arrays.stream(fields).map(typed::into).toList();
    }
}
