package dev.frontdesk.connector;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file on its way out.
 *
 * @param kind how the person shall see it: {@code PHOTO}, {@code VOICE}, {@code AUDIO}, {@code VIDEO} or
 *     {@code DOCUMENT}
 * @param name of the file, without a path
 * @param mediaType as sniffed from its content
 * @param bytes exact length
 * @param content opens it anew, once for every attempt
 */
public record Attachment(Inbound.Part.Kind kind, String name, String mediaType, long bytes, Content content) {

    /** Opens the bytes; the caller closes them. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
