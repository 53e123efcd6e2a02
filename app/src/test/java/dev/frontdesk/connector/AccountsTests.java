package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AccountsTests {

    /** Operators write {@code FRONTDESK_TELEGRAM_BASE_URL}; the code asks for {@code frontdesk.telegram.base-url}. */
    @Test
    void findsABaseUrlAmongEnvironmentVariables() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("FRONTDESK_TELEGRAM_BASE_URL", "http://127.0.0.1:9/telegram")));
        ConfigurationPropertySources.attach(environment);
        assertThat(environment.getProperty("frontdesk.telegram.base-url")).isEqualTo("http://127.0.0.1:9/telegram");
    }
}
