package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.EnvironmentAccount;
import dev.frontdesk.connector.EnvironmentConnections;
import dev.frontdesk.connector.EnvironmentConnections.Place;
import dev.frontdesk.connector.WebhookAddress;
import dev.frontdesk.platform.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The bot named in start-up settings, and the fixed addresses at which bots may be posted to. */
@Configuration
class TelegramEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramEnvironment.class);
    private static final String WEBHOOK_SECRET = "[A-Za-z0-9_-]{1,256}";

    @Bean
    EnvironmentAccount telegramBotOfEnvironment(Environment environment) {
        Map<String, Secret> secrets = Stream.of("TELEGRAM_BOT_TOKEN", "TG_BOT_TOKEN", "BOTFATHERTOKEN")
                .map(name -> environment.getProperty(name, "").strip())
                .filter(token -> !token.isEmpty())
                .findFirst()
                .map(token -> Map.of("token", new Secret(token)))
                .orElse(Map.of());
        return new EnvironmentAccount("telegram", secrets, webhookSecret(environment));
    }

    private static @Nullable Secret webhookSecret(Environment environment) {
        String secret = environment.getProperty("TG_WEBHOOK_SECRET", "").strip();
        if (secret.isEmpty()) {
            return null;
        }
        if (!secret.matches(WEBHOOK_SECRET)) {
            LOG.warn("telegram_environment_ignored: TG_WEBHOOK_SECRET may hold 1 to 256 of A-Z a-z 0-9 _ -");
            return null;
        }
        return new Secret(secret);
    }

    /** The address with the connection's key at its end. */
    @Bean
    WebhookAddress telegramWebhookByKey() {
        return new WebhookAddress() {
            @Override
            public String path() {
                return "/api/integrations/webhooks/telegram/";
            }

            @Override
            public Optional<String> key(String rest) {
                return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
            }
        };
    }

    @Bean
    WebhookAddress telegramWebhook(ObjectProvider<EnvironmentConnections> connections) {
        return new EnvironmentBotAddress("/api/telegram/webhook/", connections);
    }

    @Bean
    WebhookAddress telegramRoot(ObjectProvider<EnvironmentConnections> connections) {
        return new EnvironmentBotAddress("/v1/telegram/", connections);
    }

    /** Posts to the bot of the environment; its key never changes, so it is asked for until it is known. */
    private static final class EnvironmentBotAddress implements WebhookAddress {

        private final String path;
        private final ObjectProvider<EnvironmentConnections> connections;
        private volatile @Nullable String known;

        EnvironmentBotAddress(String path, ObjectProvider<EnvironmentConnections> connections) {
            this.path = path;
            this.connections = connections;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public Optional<String> key(String rest) {
            if (!rest.isEmpty()) {
                return Optional.empty();
            }
            if (known == null) {
                known = connections
                        .getObject()
                        .find("telegram")
                        .map(Place::webhookKey)
                        .orElse(null);
            }
            return Optional.ofNullable(known);
        }
    }
}
