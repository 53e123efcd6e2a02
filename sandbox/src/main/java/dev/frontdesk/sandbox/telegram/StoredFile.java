package dev.frontdesk.sandbox.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file that a bot may fetch or send again.
 *
 * @param bot the one bot that the id is good for
 * @param path where it can be fetched, once a link was asked for
 * @param content null if nobody gave any: then {@code size} zero bytes stand for it
 * @param json the media field of the message that brought it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredFile(
        String id,
        String uniqueId,
        long bot,
        MediaKind kind,
        String path,
        long size,
        byte @Nullable [] content,
        JsonNode json) {

    byte[] bytes() {
        return content == null ? new byte[(int) size] : content;
    }

    /** Whether both came in one media field, as the sizes of a photo do. */
    @SuppressWarnings("ReferenceEquality") // each field is one object
    boolean isSibling(StoredFile other) {
        return json == other.json;
    }
}
