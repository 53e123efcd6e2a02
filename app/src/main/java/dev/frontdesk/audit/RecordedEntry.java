package dev.frontdesk.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was written.
 *
 * @param position its place in the trail; later entries have higher ones
 * @param actorName null once erased
 * @param personal facts by the id of the person they are about; empty once erased
 */
public record RecordedEntry(
        long position,
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String actorName,
        String action,
        @Nullable String subjectKind,
        @Nullable String subjectId,
        String outcome,
        Map<String, Object> details,
        Map<String, Map<String, Object>> personal) {}
