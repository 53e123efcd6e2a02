package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Doors;
import dev.frontdesk.connector.EnvironmentAccount;
import dev.frontdesk.connector.WebhookAddress;
import dev.frontdesk.organization.OpenAddress;
import dev.frontdesk.platform.Secret;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The account named in start-up settings, and the addresses that Twilio calls. */
@Configuration
class WhatsappEnvironment {

    /** The settings name no number: where the account has several, the owner types it into the card. */
    @Bean
    EnvironmentAccount whatsappAccountOfEnvironment(Environment environment) {
        String sid = environment.getProperty("TWILIO_ACCOUNT_SID", "").strip();
        String token = environment.getProperty("TWILIO_AUTH_TOKEN", "").strip();
        Map<String, Secret> secrets = sid.isEmpty() || token.isEmpty()
                ? Map.of()
                : Map.of("accountSid", new Secret(sid), "authToken", new Secret(token));
        return new EnvironmentAccount("whatsapp", secrets, null);
    }

    /** One address for all numbers. */
    @Bean
    WebhookAddress whatsappWebhook(ObjectProvider<Doors> doors) {
        return new NumberedAddress(doors);
    }

    @Bean
    OpenAddress whatsappFiles() {
        return new OpenAddress("GET", OutgoingFiles.PATH + "**");
    }

    @Bean
    OpenAddress whatsappFileHeads() {
        return new OpenAddress("HEAD", OutgoingFiles.PATH + "**");
    }
}
