package dev.frontdesk.platform;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that is written while it is sent, as the body of a {@code ResponseEntity} that names its type. It is written by
 * the thread of the request, after all headers are set; nothing else may write to the answer meanwhile.
 */
@FunctionalInterface
public interface Download {

    /** @throws IOException when nobody reads any more */
    void writeTo(OutputStream out) throws IOException;
}
