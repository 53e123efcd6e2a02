package dev.frontdesk.connector;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Fetches files that people sent. The bytes come as a stream; whoever reads it keeps count and stops in time. */
public interface Media {

    /**
     * Opens the file. Blocks on the network; the caller closes what it gets.
     *
     * @param reference of the {@link Inbound.Part}
     * @param bytesMax what the caller will read at most: a provider that tells the size beforehand is refused with it
     * @throws Refusal why not; {@link Refusal.Rejected} when the file is gone, expired or too large
     */
    Fetched fetch(String reference, long bytesMax);

    /**
     * @param mediaType what the provider says, not to be believed
     * @param name of the file, without a path, if the provider tells
     * @param bytes length, −1 where the provider does not tell
     */
    record Fetched(
            InputStream content,
            @Nullable String mediaType,
            @Nullable String name,
            long bytes) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
