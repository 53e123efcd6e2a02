package dev.frontdesk.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection. Whoever took it from the free ones writes to it; the reading thread reads. */
final class Line {

    private final InetSocketAddress address;
    private final Selector selector;
    private final AnswerReader reader = new AnswerReader();
    private volatile SocketChannel channel;

    /** What is under way; null while the line is free. */
    volatile @Nullable Shot shot;

    Line(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        this.channel = connect();
    }

    private SocketChannel connect() throws IOException {
        SocketChannel opened = SocketChannel.open(address);
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.register(selector, SelectionKey.OP_READ, this);
        return opened;
    }

    void write(Shot what) throws IOException {
        shot = what;
        ByteBuffer bytes = ByteBuffer.wrap(what.request());
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Returns the status of the answer, -1 if there is more to come. */
    int read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        if (read < 0) {
            throw new IOException("The connection was closed");
        }
        buffer.flip();
        if (!reader.take(buffer)) {
            return -1;
        }
        reader.reset();
        if (reader.closes()) {
            reopen();
        }
        return reader.status();
    }

    void reopen() throws IOException {
        close();
        reader.reset();
        channel = connect();
    }

    void close() throws IOException {
        channel.close();
    }
}
