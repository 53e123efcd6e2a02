package dev.frontdesk.bench.load;

import java.nio.ByteBuffer;

/** Finds the end of an HTTP/1.1 answer. Takes answers with a length, and those that have no body. */
final class AnswerReader {

    private static final int HEAD_MAX = 8 << 10;

    private final byte[] head = new byte[HEAD_MAX];
    private int length;
    private long bodyLeft = -1;
    private int status;
    private boolean closes;

    /** Takes what has come in. Returns whether the answer is whole. */
    boolean take(ByteBuffer in) {
        while (bodyLeft < 0 && in.hasRemaining()) {
            if (length == HEAD_MAX) {
                throw new IllegalStateException("An answer's head is longer than " + HEAD_MAX + " bytes");
            }
            head[length++] = in.get();
            if (endsHead()) {
                readHead();
            }
        }
        if (bodyLeft > 0) {
            int taken = (int) Math.min(bodyLeft, in.remaining());
            in.position(in.position() + taken);
            bodyLeft -= taken;
        }
        return bodyLeft == 0;
    }

    private boolean endsHead() {
        return length >= 4
                && head[length - 1] == '\n'
                && head[length - 2] == '\r'
                && head[length - 3] == '\n'
                && head[length - 4] == '\r';
    }

    private void readHead() {
        status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + (head[11] - '0');
        bodyLeft = 0;
        closes = false;
        for (int line = next(0); line < length - 2; line = next(line)) {
            if (startsWith(line, "content-length:")) {
                bodyLeft = number(line + "content-length:".length());
            } else if (startsWith(line, "connection: close")) {
                closes = true;
            } else if (startsWith(line, "transfer-encoding:")) {
                throw new IllegalStateException("An answer without a length");
            }
        }
    }

    private int next(int from) {
        int at = from;
        while (head[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private boolean startsWith(int at, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (at + i >= length || Character.toLowerCase((char) head[at + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from) {
        long number = 0;
        for (int at = from; head[at] != '\r'; at++) {
            number = head[at] == ' ' ? number : number * 10 + (head[at] - '0');
        }
        return number;
    }

    int status() {
        return status;
    }

    boolean closes() {
        return closes;
    }

    /** Makes ready for the next answer. */
    void reset() {
        length = 0;
        bodyLeft = -1;
    }
}
