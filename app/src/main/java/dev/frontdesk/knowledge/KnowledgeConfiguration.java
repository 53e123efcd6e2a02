package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.index.WordLexicon;
import dev.frontdesk.model.Lexicon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class KnowledgeConfiguration {

    @Bean
    Lexicon lexicon() {
        return new WordLexicon();
    }
}
