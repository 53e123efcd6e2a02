package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.ConnectionForm;
import dev.frontdesk.connector.ConnectionView;
import dev.frontdesk.connector.Connections;
import dev.frontdesk.connector.EnvironmentConnections;
import dev.frontdesk.connector.EnvironmentConnections.Place;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.organization.ProjectDirectory.Entry;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Addresses for scripts written for other products: they connect a bot with its token alone, and look after the bot of
 * the start-up settings. New scripts use {@code /api/v1/connections}.
 */
@RestController
class TelegramAddressesApi {

    private static final String DEFAULT_PROJECT = "Default";

    private final Connections connections;
    private final EnvironmentConnections fromEnvironment;
    private final Channels channels;
    private final ProjectDirectory projects;
    private final Tenancy tenancy;

    TelegramAddressesApi(
            Connections connections,
            EnvironmentConnections fromEnvironment,
            Channels channels,
            ProjectDirectory projects,
            Tenancy tenancy) {
        this.connections = connections;
        this.fromEnvironment = fromEnvironment;
        this.channels = channels;
        this.projects = projects;
        this.tenancy = tenancy;
    }

    /** @param project null: the organization's project "Default" */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ConnectForm(@Nullable String botToken, @Nullable UUID project) {}

    /** @param status {@code pending}, {@code active} or {@code error} */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Connected(
            UUID id,
            String integrationType,
            String status,
            @Nullable String botUsername,
            ConnectionView.@Nullable LastError lastError) {}

    @Operation(summary = "Connect a bot by its token and start it")
    @PostMapping({"/api/integrations/telegram/connect", "/api/integrations/telegram/connect/"})
    Connected connect(Caller caller, @RequestBody ConnectForm form) {
        ConnectionForm bot = new ConnectionForm(
                "telegram", null, Map.of("token", form.botToken() == null ? "" : form.botToken()), true, null, null);
        ProjectId project = form.project() == null ? defaultProject(caller) : new ProjectId(form.project());
        ConnectionView made = connections.create(caller, project, bot);
        ConnectionView started = connections.start(caller, new ConnectionId(made.id()), false);
        String status = started.status().equals("running") ? "active" : started.status();
        return new Connected(made.id(), "telegram", status, started.account(), started.lastError());
    }

    private ProjectId defaultProject(Caller caller) {
        List<Entry> all = tenancy.read(caller.organization(), () -> projects.projects(caller.organization()));
        return all.stream()
                .filter(entry -> entry.name().equals(DEFAULT_PROJECT))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Entry::id)
                .orElseThrow(() -> new Problem.Invalid("project", "Make a project first."));
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record WebhookInfo(boolean ok, JsonNode webhookInfo) {}

    @Operation(summary = "Ask Telegram where it calls")
    @GetMapping({"/api/telegram/webhook/info", "/api/telegram/webhook/info/"})
    WebhookInfo webhookInfo(Caller caller) {
        return new WebhookInfo(true, ask(caller, "getWebhookInfo"));
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record BotInfo(boolean ok, JsonNode botInfo) {}

    @Operation(summary = "Ask Telegram who the bot is")
    @GetMapping({"/api/telegram/bot/info", "/api/telegram/bot/info/"})
    BotInfo botInfo(Caller caller) {
        return new BotInfo(true, ask(caller, "getMe"));
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record WebhookForm(
            @Nullable String webhookUrl, @Nullable Boolean confirmTakeover) {}

    @Operation(summary = "Let the bot of the start-up settings be called at another address")
    @PostMapping({"/api/telegram/webhook/set", "/api/telegram/webhook/set/"})
    WebhookInfo setWebhook(Caller caller, @RequestBody WebhookForm form) {
        connections.postTo(
                caller, bot(caller), address(form.webhookUrl()), Boolean.TRUE.equals(form.confirmTakeover()));
        return webhookInfo(caller);
    }

    private static URI address(@Nullable String url) {
        try {
            return URI.create(url == null ? "" : url.strip());
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("webhook_url", "This is no address.");
        }
    }

    /** The state of the bot of the start-up settings. */
    @Operation(summary = "Show the bot of the start-up settings")
    @GetMapping({"/v1/telegram", "/v1/telegram/"})
    ConnectionView state(Caller caller) {
        return connections.get(caller, bot(caller));
    }

    private ConnectionId bot(Caller caller) {
        return fromEnvironment
                .find("telegram")
                .filter(place -> place.organization().equals(caller.organization()))
                .map(Place::connection)
                .orElseThrow(() -> new Problem.Missing("bot", "of the start-up settings; set TELEGRAM_BOT_TOKEN"));
    }

    private JsonNode ask(Caller caller, String method) {
        ConnectionId id = bot(caller);
        connections.get(caller, id);
        TelegramConnection bot = channels.find(caller.organization(), id)
                .map(channel -> (TelegramConnection) channel.connection())
                .orElseThrow(() -> new Problem.Conflict("Token not set", "Save the bot's token first."));
        try {
            return bot.api().call(method);
        } catch (Refusal refusal) {
            throw new Problem.Conflict(refusal.code(), refusal.getMessage() == null ? "" : refusal.getMessage());
        }
    }
}
