package dev.frontdesk.mcp;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that acts for a person.
 *
 * @param program its id
 * @param resource path of the server at which its tokens are good, and below
 * @param challenge SHA-256 of the verifier that has to come with the code, as base64url
 * @param codeHash in hexadecimal digits, as the others
 * @param accessHash null before the code was brought
 * @param spentHash of the refresh token before this one; null: there was none
 */
record Grant(
        UUID id,
        OrganizationId organization,
        AccountId account,
        String program,
        String programName,
        String resource,
        String redirectUri,
        String challenge,
        String codeHash,
        Instant codeExpiresAt,
        @Nullable String accessHash,
        @Nullable Instant accessExpiresAt,
        @Nullable String refreshHash,
        @Nullable Instant refreshExpiresAt,
        @Nullable String spentHash,
        Instant createdAt,
        @Nullable Instant usedAt) {

    boolean covers(String path) {
        return path.equals(resource) || path.startsWith(resource + "/");
    }
}
