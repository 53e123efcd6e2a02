package dev.frontdesk.connector;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as people and programs see it, in the language of whoever asks.
 *
 * @param projectId null: of the organization as a whole
 * @param environment {@code sandbox} or {@code real}
 * @param owner account of the person who made it; null for one made with an API key or by a start-up setting
 * @param accountId the provider's id of the account, null before the first successful check
 * @param account what people call it, e.g. {@code @shop_bot}
 * @param notes what is worth knowing of the account, in words
 * @param settings values that are no secrets, by field
 * @param secrets previews of the secrets that are set, by field; empty for those who may not configure it
 * @param answerWithinMinutes messages older than this when they arrive are listed, not answered
 * @param status {@code stopped}, {@code pending}, {@code running}, {@code error} or {@code disabled}
 * @param statusText the same in words
 * @param mode {@code webhook} or {@code polling}, null before the first start
 * @param webhookUrl where the provider posts to; null where it could not reach us
 * @param snippet what a person pastes into a page of their own; null where the connector needs no such thing
 */
public record ConnectionView(
        UUID id,
        @Nullable UUID projectId,
        String connector,
        String label,
        String environment,
        @Nullable UUID owner,
        @Nullable String accountId,
        @Nullable String account,
        List<String> notes,
        Map<String, String> settings,
        Map<String, String> secrets,
        boolean autoStart,
        long answerWithinMinutes,
        String status,
        String statusText,
        @Nullable String mode,
        @Nullable URI webhookUrl,
        @Nullable String snippet,
        @Nullable LastError lastError,
        Counters counters,
        @Nullable Instant lastActivity,
        Instant createdAt) {

    /**
     * @param code the exact word, e.g. {@code HTTP 401}
     * @param message what it means
     * @param cure what to do about it
     */
    public record LastError(String code, String message, String cure, Instant at) {}

    /**
     * @param refused requests to its webhook that did not prove to come from the provider
     * @param refusedAt when the last of them came
     * @param limited requests that were sent away for a moment, with 429, because too many came at once
     * @param limitedAt when the last of them came
     */
    public record Counters(
            long received,
            long sent,
            long refused,
            @Nullable Instant refusedAt,
            long limited,
            @Nullable Instant limitedAt) {}

    /** What a check found. */
    public record CheckResult(boolean ok, @Nullable String account, List<Finding> problems) {}

    public record Finding(String code, String message, String cure) {}

    /** Part of a list; {@code nextCursor} is null at its end. */
    public record Page<T>(List<T> items, @Nullable String nextCursor) {}
}
