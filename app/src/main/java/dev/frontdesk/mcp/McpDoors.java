package dev.frontdesk.mcp;

import dev.frontdesk.organization.OpenAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Addresses at which programs are told how to be let in, and prove it in their own way. */
@Configuration
class McpDoors {

    @Bean
    OpenAddress mcp() {
        return new OpenAddress("*", "/mcp");
    }

    @Bean
    OpenAddress mcpOfProject() {
        return new OpenAddress("*", "/mcp/*");
    }

    @Bean
    OpenAddress protectedResource() {
        return new OpenAddress("GET", "/.well-known/oauth-protected-resource/**");
    }

    @Bean
    OpenAddress authorizationServer() {
        return new OpenAddress("GET", "/.well-known/oauth-authorization-server");
    }

    @Bean
    OpenAddress tokens() {
        return new OpenAddress("POST", "/oauth/token");
    }

    @Bean
    OpenAddress revocations() {
        return new OpenAddress("POST", "/oauth/revocation");
    }

    @Bean
    OpenAddress registrations() {
        return new OpenAddress("POST", "/oauth/programs");
    }
}
