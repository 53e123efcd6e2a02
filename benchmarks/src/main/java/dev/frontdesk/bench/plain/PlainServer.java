package dev.frontdesk.bench.plain;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Answers {@code /plain} in a filter before all others, as the product answers webhooks. */
@SpringBootApplication(proxyBeanMethods = false)
public class PlainServer {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(PlainServer.class);
        application.setDefaultProperties(Map.of(
                "spring.threads.virtual.enabled", "true",
                "spring.main.banner-mode", "off",
                "spring.jmx.enabled", "false",
                "server.address", "127.0.0.1"));
        application.run(args);
    }

    @Bean
    FilterRegistrationBean<HttpFilter> plain() {
        FilterRegistrationBean<HttpFilter> registration = new FilterRegistrationBean<>(new Plain());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/plain");
        return registration;
    }

    private static final class Plain extends HttpFilter {

        private static final int BODY_MAX = 1 << 20;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException {
            request.getInputStream().readNBytes(BODY_MAX + 1);
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentLength(0);
        }
    }
}
