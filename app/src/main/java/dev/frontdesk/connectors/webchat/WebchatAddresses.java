package dev.frontdesk.connectors.webchat;

import dev.frontdesk.organization.OpenAddress;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Visitors bring neither a session nor a key. */
@Configuration
class WebchatAddresses {

    @Bean
    OpenAddress webchatScript() {
        return new OpenAddress("GET", "/webchat.js");
    }

    @Bean
    OpenAddress webchatCalls() {
        return new OpenAddress("*", "/webchat/**");
    }

    @Bean
    FilterRegistrationBean<WebchatPreflight> webchatPreflight() {
        FilterRegistrationBean<WebchatPreflight> filter = new FilterRegistrationBean<>(new WebchatPreflight());
        filter.addUrlPatterns("/webchat/*");
        return filter;
    }
}
