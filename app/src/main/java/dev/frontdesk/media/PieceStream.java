package dev.frontdesk.media;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads pieces one after the other until there is none. Not for several threads. */
final class PieceStream extends InputStream {

    private final IntFunction<Optional<byte[]>> pieces;
    private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);
    private int next;

    PieceStream(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return advance() ? current.read() : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        return advance() ? current.read(target, offset, length) : -1;
    }

    private boolean advance() {
        while (current.available() == 0) {
            Optional<byte[]> piece = pieces.apply(next);
            if (piece.isEmpty()) {
                return false;
            }
            current = new ByteArrayInputStream(piece.get());
            next++;
        }
        return true;
    }
}
