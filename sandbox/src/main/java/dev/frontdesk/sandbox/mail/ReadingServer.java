package dev.frontdesk.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import dev.frontdesk.sandbox.Fault;
import java.net.Socket;

/** Lets people's programs read: IMAP. */
final class ReadingServer extends AbstractServer {

    private static final String ANYBODY = "";

    private final PostOffice office;

    ReadingServer(ServerSetup setup, Managers managers, PostOffice office) {
        super(setup, managers);
        this.office = office;
    }

    /** A fault of the method {@code imap} with a {@code dropRate} breaks the connection at once. */
    @Override
    protected ProtocolHandler createProtocolHandler(Socket clientSocket) {
        office.sockets().add(clientSocket);
        Fault fault = office.faults().strike(ANYBODY, "imap");
        if (fault != null && fault.drops()) {
            LiveSockets.reset(clientSocket);
        }
        return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), clientSocket) {
            @Override
            public void run() {
                try {
                    super.run();
                } catch (IllegalStateException broken) {
                    // Whoever read went away without a word, as programs may.
                }
            }
        };
    }
}
