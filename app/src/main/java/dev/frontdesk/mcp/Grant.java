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
        byte[] codeHash,
        Instant codeExpiresAt,
        byte @Nullable [] accessHash,
        @Nullable Instant accessExpiresAt,
        byte @Nullable [] refreshHash,
        @Nullable Instant refreshExpiresAt,
        byte @Nullable [] spentHash,
        Instant createdAt,
        @Nullable Instant usedAt) {

    boolean covers(String path) {
        return path.equals(resource) || path.startsWith(resource + "/");
    }
}
