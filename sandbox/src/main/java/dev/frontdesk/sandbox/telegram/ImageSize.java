package dev.frontdesk.sandbox.telegram;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Width and height of a picture, read from its first bytes. */
record ImageSize(int width, int height) {

    private static final int JPEG_START = 0xffd8;
    private static final int GIF_START = 0x47494638;
    private static final int PNG_START = 0x89504e47;

    /** Null if the content is no PNG, JPEG or GIF. */
    static @Nullable ImageSize of(byte[] content) {
        if (content.length < 24) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        if (bytes.getInt(0) == PNG_START) {
            return new ImageSize(bytes.getInt(16), bytes.getInt(20));
        }
        if (bytes.getInt(0) == GIF_START) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            return new ImageSize(bytes.getShort(6) & 0xffff, bytes.getShort(8) & 0xffff);
        }
        return (bytes.getShort(0) & 0xffff) == JPEG_START ? jpeg(bytes) : null;
    }

    /** Walks from segment to segment until the one that starts the frame. */
    private static @Nullable ImageSize jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 < bytes.limit() && (bytes.get(at) & 0xff) == 0xff) {
            int marker = bytes.get(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return new ImageSize(bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
            }
            at += 2 + (bytes.getShort(at + 2) & 0xffff);
        }
        return null;
    }
}
