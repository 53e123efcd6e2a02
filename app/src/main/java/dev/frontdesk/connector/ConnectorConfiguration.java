package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Job;
import dev.frontdesk.platform.SealedColumn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;

/** What other modules may put in the place of our own. */
@Configuration
class ConnectorConfiguration {

    @Bean
    FilterRegistrationBean<WebhookEndpoint> webhookEndpoint(
            OpenConnections open,
            WebhookIntake intake,
            WebhookAddresses ours,
            List<WebhookAddress> addresses,
            @Value("${frontdesk.webhook-body-time:10s}") Duration time,
            Clock clock) {
        var registration =
                new FilterRegistrationBean<>(new WebhookEndpoint(open, intake, ours, addresses, time, clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns(WebhookAddresses.PATH + "*");
        addresses.forEach(address -> {
            registration.addUrlPatterns(address.path() + "*");
            registration.addUrlPatterns(
                    address.path().substring(0, address.path().length() - 1));
        });
        return registration;
    }

    @Bean
    Job registerWebhooksAgain(Upkeep upkeep) {
        return Job.every(Duration.ofMinutes(30), "connection-registration", upkeep::registerAgain);
    }

    @Bean
    Job checkConnections(Upkeep upkeep) {
        return Job.every(Duration.ofHours(1), "connection-health", upkeep::checkHealth);
    }

    @Bean
    SealedColumn connectionSecretsColumn() {
        return new SealedColumn("connection_secret", "sealed", "'connection/' || connection_id || '/' || field");
    }

    /** A single node does everything itself. */
    @Bean
    @Fallback
    Leases singleNode() {
        return new Leases() {
            @Override
            public boolean holds(ConnectionId connection) {
                return true;
            }

            @Override
            public void onChange(Runnable listener) {}
        };
    }

    @Bean
    @Fallback
    CommandMenu noCommands() {
        return (organization, project) -> List.of();
    }
}
