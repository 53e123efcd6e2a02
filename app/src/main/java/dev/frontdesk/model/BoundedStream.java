package dev.frontdesk.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of an answer that ends, with a reason, when it grows too long or lasts too long. */
final class BoundedStream extends FilterInputStream {

    private final long bytesMax;
    private long bytes;
    private volatile @Nullable ModelFailure failure;

    BoundedStream(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    /** Called from another thread: the reader's next byte is the end. */
    void expire() {
        failure = ModelFailure.unavailable("Connection timeout", "The model took too long over its answer");
        close();
    }

    /** Why the stream ended before its time. */
    Optional<ModelFailure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (failure != null) {
            return -1;
        }
        int read;
        try {
            read = super.read(into, offset, length);
        } catch (IOException e) {
            if (failure == null) {
                failure = ModelFailure.unavailable("No connection", "The connection broke in the middle of the answer");
            }
            return -1;
        }
        bytes += Math.max(0, read);
        if (bytes > bytesMax) {
            failure = ModelFailure.unavailable("Too much data", "The answer is longer than " + bytesMax + " bytes");
            return -1;
        }
        return failure == null ? read : -1;
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            // Nothing is left to be read.
        }
    }
}
