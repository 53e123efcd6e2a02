package dev.frontdesk.sandbox.whatsapp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message in either direction. */
final class Message {

    /** @param list whether it is a row of a list rather than a button */
    record Button(String title, String id, boolean list) {}

    /** @param sid of the file in {@link MediaStore} */
    record Media(
            String kind,
            String sid,
            String mediaType,
            @Nullable String name,
            long bytes) {}

    /**
     * @param outgoing whether the sender wrote it, not the person
     * @param replyTo SID of the message it answers
     * @param address where its statuses go, null: nowhere
     */
    record Facts(
            String sid,
            Customer customer,
            boolean outgoing,
            String direction,
            Instant at,
            String body,
            @Nullable String contentSid,
            List<Button> buttons,
            @Nullable String replyTo,
            @Nullable String address) {

        Facts {
            buttons = List.copyOf(buttons);
        }
    }

    private final Facts facts;
    private volatile @Nullable Media media;
    private volatile String status;
    private volatile int errorCode;
    private volatile Instant updated;
    private volatile int mediaCount;

    Message(Facts facts, String status) {
        this.facts = facts;
        this.status = status;
        this.updated = facts.at();
    }

    Facts facts() {
        return facts;
    }

    String sid() {
        return facts.sid();
    }

    @Nullable Media media() {
        return media;
    }

    void media(Media file) {
        media = file;
        mediaCount = 1;
    }

    void mediaCount(int count) {
        mediaCount = count;
    }

    int mediaCount() {
        return mediaCount;
    }

    String status() {
        return status;
    }

    int errorCode() {
        return errorCode;
    }

    Instant updated() {
        return updated;
    }

    void become(String newStatus, int code, Instant at) {
        status = newStatus;
        errorCode = code;
        updated = at;
    }
}
