package dev.frontdesk.sandbox.mail;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that are open, to break them. */
final class LiveSockets {

    private static final int LINGER_NONE = 0;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    void add(Socket socket) {
        open.removeIf(Socket::isClosed);
        open.add(socket);
    }

    /** Resets all of them; answers how many there were. */
    int reset() {
        int count = 0;
        for (Socket socket : open) {
            count += socket.isClosed() ? 0 : 1;
            reset(socket);
        }
        open.clear();
        return count;
    }

    /** Breaks a connection off, as a server does that dies. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, LINGER_NONE);
            socket.close();
        } catch (IOException e) {
            // it is gone, which is what was wanted
        }
    }
}
