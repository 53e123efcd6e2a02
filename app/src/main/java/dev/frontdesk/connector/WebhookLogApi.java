package dev.frontdesk.connector;

import dev.frontdesk.connector.ConnectionView.Page;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ConnectionId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was posted to connections, over REST. */
@RestController
class WebhookLogApi {

    private final WebhookLogReader log;

    WebhookLogApi(WebhookLogReader log) {
        this.log = log;
    }

    @Operation(
            summary = "List the requests to a connection's webhook, newest first",
            description = "Its latest 200 requests of the last seven days: outcome, reason, HTTP status, duration in"
                    + " microseconds, size in bytes, and headers, of which everything not known to be harmless is"
                    + " masked. A polled connection has none.")
    @GetMapping("/api/v1/connections/{id}/webhook-log")
    Page<WebhookEntry> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return log.list(caller, new ConnectionId(id), cursor, Math.clamp(limit, 1, WebhookLog.KEPT));
    }
}
