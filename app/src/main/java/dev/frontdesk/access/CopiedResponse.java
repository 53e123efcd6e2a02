package dev.frontdesk.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Passes an answer on and keeps a copy of it. */
class CopiedResponse extends HttpServletResponseWrapper {

    private static final int COPY_BYTES_MAX = 2 << 20;

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;
    private boolean whole = true;

    CopiedResponse(HttpServletResponse response) {
        super(response);
    }

    /** False when more was sent than is kept, or when the server writes the answer later. */
    boolean isWhole() {
        return whole;
    }

    byte[] copy() {
        if (writer != null) {
            writer.flush();
        }
        return copy.toByteArray();
    }

    @Override
    public void sendError(int status) throws IOException {
        whole = false;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        whole = false;
        super.sendError(status, message);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Copying(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8), true);
        }
        return writer;
    }

    private void keep(byte[] bytes, int offset, int length) {
        if (copy.size() + length > COPY_BYTES_MAX) {
            whole = false;
            copy.reset();
        } else if (whole) {
            copy.write(bytes, offset, length);
        }
    }

    private final class Copying extends ServletOutputStream {

        private final ServletOutputStream target;

        private Copying(ServletOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            target.write(value);
            keep(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            keep(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }
    }
}
