package dev.frontdesk.connectors.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream that holds one piece at a time. */
final class PieceStream extends InputStream {

    /** Reads from an offset on; an empty piece is the end. */
    interface Pieces {
        byte[] from(long offset) throws IOException;
    }

    private final Pieces pieces;
    private byte[] piece = new byte[0];
    private int position;
    private long offset;
    private boolean ended;

    PieceStream(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
        return filled() ? piece[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, from, count);
        position += count;
        return count;
    }

    private boolean filled() throws IOException {
        if (position < piece.length) {
            return true;
        }
        if (ended) {
            return false;
        }
        piece = pieces.from(offset);
        position = 0;
        offset += piece.length;
        ended = piece.length < Inbox.CHUNK_BYTES;
        return piece.length > 0;
    }
}
