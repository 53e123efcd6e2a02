package dev.frontdesk.testkit;

import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    MutableClock mutableClock() {
        return new MutableClock();
    }

    /** Speaks with the key of the first organization. */
    @Bean
    ApiClient apiClient(Environment environment) {
        return new ApiClient(
                () -> "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), Surroundings.API_KEY);
    }

    @Bean
    TestOrganizations testOrganizations(JdbcClient jdbc, Tenancy tenancy, Clock clock) {
        return new TestOrganizations(jdbc, tenancy, clock);
    }
}
