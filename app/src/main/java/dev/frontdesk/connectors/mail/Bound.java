package dev.frontdesk.connectors.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends after so many bytes. */
final class Bound extends FilterInputStream {

    private long left;
    private boolean cut;

    Bound(InputStream in, long bytesMax) {
        super(in);
        this.left = bytesMax;
    }

    /** Whether there was more. */
    boolean isCut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            cut = cut || in.read() >= 0;
            return -1;
        }
        int b = in.read();
        left -= b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return read();
        }
        int count = in.read(target, from, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }
}
