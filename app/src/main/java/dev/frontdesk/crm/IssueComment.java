package dev.frontdesk.crm;

import java.time.Instant;
import java.util.Map;

/** What somebody said about an issue. */
record IssueComment(String author, String text, Instant at) {

    /** As programs get it, the moment as ISO 8601. */
    Map<String, Object> shown() {
        return Map.of("author", author, "text", text, "created_at", at.toString());
    }
}
