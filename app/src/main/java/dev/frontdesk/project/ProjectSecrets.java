package dev.frontdesk.project;

import dev.frontdesk.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module keeps what is sealed. */
@Configuration
class ProjectSecrets {

    @Bean
    SealedColumn sealedModelKeys() {
        return new SealedColumn("project", "model_key", "'project/' || project_id || '/model-key'");
    }

    @Bean
    SealedColumn sealedPublishedKeys() {
        return new SealedColumn("project", "published_key", "'project/' || project_id || '/model-key'");
    }
}
