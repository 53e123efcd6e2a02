package dev.frontdesk.mcp;

import dev.frontdesk.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module keeps what is sealed. */
@Configuration
class McpSecrets {

    @Bean
    SealedColumn sealedServerSecrets() {
        return new SealedColumn("mcp_server", "secret", "'mcp-server/' || server_id || '/secret'");
    }
}
