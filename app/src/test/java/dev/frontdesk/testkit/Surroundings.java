package dev.frontdesk.testkit;

import dev.frontdesk.platform.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Gives a context its own database and data folder, and points every connector at the sandbox. */
class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String API_KEY = "fake-key-of-the-first-organization-0123456789";

    static {
        // The driver makes the JVM's zone the zone of every session.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = new HashMap<>(SharedSandbox.baseUrls());
        settings.put("frontdesk.database-url", TestPostgres.migratedDatabase());
        settings.put("frontdesk.data", dataFolder());
        settings.put("frontdesk.admin-email", "owner@example.test");
        settings.put("frontdesk.admin-password", "fake-password-of-the-owner");
        settings.put("frontdesk.api-key", API_KEY);
        settings.put("frontdesk.allowed-private-hosts", "127.0.0.1");
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        sources.remove("systemEnvironment");
        // Above the program's own defaults, below what a test sets.
        sources.addAfter(
                TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME,
                new MapPropertySource("surroundings", settings));
    }

    private static String dataFolder() {
        try {
            Path parent = Files.createDirectories(Path.of("target/test-data"));
            return Files.createTempDirectory(parent, "").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
