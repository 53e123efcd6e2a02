package dev.frontdesk.model;

import dev.frontdesk.model.ModelFailure.Kind;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.AddressGuard;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Outbound;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Gives out the models that projects have chosen, one object for each set of settings. Thread-safe. */
@Component
public class Models {

    private static final Duration CHAT_DEADLINE = Duration.ofSeconds(90);
    private static final Duration EMBEDDING_DEADLINE = Duration.ofSeconds(60);
    private static final Duration TRANSCRIPTION_DEADLINE = Duration.ofSeconds(60);
    private static final int KEPT_MAX = 2_000;
    private static final Secret SANDBOX_KEY = new Secret("sk-sandbox-frontdesk");

    private final Map<Provider, ProviderClient> clients = new EnumMap<>(Provider.class);
    private final Map<ModelSettings, ChatModel> chats = recent();
    private final Map<ModelSettings, EmbeddingModel> embeddings = recent();
    private final ChatModel builtIn;
    private final FrontdeskSettings settings;
    private final Environment environment;
    private final Outbound outbound;
    private final AddressGuard guard;

    Models(
            List<ProviderClient> clients,
            FrontdeskSettings settings,
            Environment environment,
            Outbound outbound,
            AddressGuard guard,
            Words words,
            Lexicon lexicon) {
        this.builtIn = new BuiltInResponder(words, lexicon);
        clients.forEach(client -> this.clients.put(client.provider(), client));
        this.settings = settings;
        this.environment = environment;
        this.outbound = outbound;
        this.guard = guard;
    }

    private static <M> Map<ModelSettings, M> recent() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ModelSettings, M> eldest) {
                return size() > KEPT_MAX;
            }
        };
    }

    /** Never touches the network; what is wrong with the settings shows at the first call. */
    public ChatModel chat(ModelSettings chosen) {
        String model = chosen.model();
        if (chosen.sandbox() && !settings.sandboxIsOn()) {
            return new SandboxIsOff();
        }
        return model == null
                ? builtIn
                : kept(chats, chosen, each -> client(each).chat(target(each, CHAT_DEADLINE), model));
    }

    /** Empty when the project searches by words alone. */
    public Optional<EmbeddingModel> embedding(ModelSettings chosen) {
        String model = chosen.embeddingModel();
        return model == null || !chosen.provider().embeds() || (chosen.sandbox() && !settings.sandboxIsOn())
                ? Optional.empty()
                : Optional.of(kept(
                        embeddings, chosen, each -> client(each).embedding(target(each, EMBEDDING_DEADLINE), model)));
    }

    /** Empty when nothing makes words of voice. */
    public Optional<TranscriptionModel> transcription(ModelSettings chosen) {
        String model = chosen.transcriptionModel();
        return model == null || !chosen.hears() || (chosen.sandbox() && !settings.sandboxIsOn())
                ? Optional.empty()
                : Optional.of(client(chosen).transcription(target(chosen, TRANSCRIPTION_DEADLINE), model));
    }

    /** Why an address that a person typed will never be called; empty when it may be. Looks the host up. */
    public Optional<String> refusal(URI typed) {
        if (isSandbox(typed)) {
            return Optional.empty();
        }
        try {
            guard.check(typed);
            return Optional.empty();
        } catch (AddressGuard.Refused refused) {
            return Optional.ofNullable(refused.getMessage());
        }
    }

    private static <M> M kept(Map<ModelSettings, M> models, ModelSettings chosen, Function<ModelSettings, M> make) {
        synchronized (models) {
            return models.computeIfAbsent(chosen, make);
        }
    }

    @SuppressWarnings("NullAway") // each provider but the built-in has its client
    private ProviderClient client(ModelSettings chosen) {
        return clients.get(chosen.provider());
    }

    private Target target(ModelSettings chosen, Duration deadline) {
        URI typed = chosen.baseUrl();
        Secret key = chosen.apiKey();
        if (typed != null && !isSandbox(typed)) {
            return target(typed, key, outbound.guarded(), deadline);
        }
        if (typed != null || chosen.sandbox()) {
            URI sandbox = URI.create("http://127.0.0.1:" + settings.sandboxPort() + "/openai/v1");
            return target(typed == null ? sandbox : typed, key == null ? SANDBOX_KEY : key, direct(chosen), deadline);
        }
        return target(
                operatorsAddress(chosen),
                key == null ? operatorsKey(chosen.provider()) : key,
                direct(chosen),
                deadline);
    }

    private boolean isSandbox(URI address) {
        return settings.sandboxIsOn()
                && address.getPort() == settings.sandboxPort()
                && ("127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost()));
    }

    private HttpClient direct(ModelSettings chosen) {
        return outbound.http1(chosen.provider().id());
    }

    private static Target target(URI address, @Nullable Secret key, HttpClient client, Duration deadline) {
        return new Target(address, key, new ModelHttp(client, deadline, key == null ? null : key.reveal()));
    }

    private URI operatorsAddress(ModelSettings chosen) {
        String set = environment.getProperty("frontdesk." + chosen.provider().id() + ".base-url", "");
        return set.isBlank() ? client(chosen).realAddress() : URI.create(set.strip());
    }

    /** The operator's key goes to the operator's address only. */
    private @Nullable Secret operatorsKey(Provider provider) {
        String set = switch (provider) {
            case GEMINI -> environment.getProperty("GEMINI_API_KEY", "");
            case OPENAI, ANTHROPIC, OLLAMA, BUILT_IN -> "";
        };
        return set.isBlank() ? null : new Secret(set.strip());
    }

    private record SandboxIsOff() implements ChatModel {

        @Override
        public ChatReply reply(ChatRequest request) {
            throw new ModelFailure(
                    Kind.REFUSED, "Sandbox is off", "The model is one of the sandbox, which is off", null);
        }
    }
}
