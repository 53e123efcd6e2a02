package dev.frontdesk.access;

import dev.frontdesk.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the vault seals for people. */
@Configuration
class AccessSecrets {

    @Bean
    SealedColumn sealedTotpSecrets() {
        return new SealedColumn("credential", "totp_secret", "'credential/' || account_id || '/totp_secret'");
    }

    @Bean
    SealedColumn sealedIdempotentAnswers() {
        return new SealedColumn(
                "idempotent_request",
                "body",
                "'idempotent_request/' || organization_id || '/' || caller_id || '/' || encode(key_hash, 'hex')");
    }
}
