package dev.frontdesk.sandbox.telegram;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * News for a bot.
 *
 * @param content JSON of the one field beside {@code update_id}
 * @param expires Unix seconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Update(long id, String kind, Lane lane, long expires, byte[] content) {

    byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 64);
        writeTo(out);
        return out.toByteArray();
    }

    void writeTo(ByteArrayOutputStream out) {
        String head = "{\"update_id\":" + id + ",\"" + kind + "\":";
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        out.write('}');
    }
}
