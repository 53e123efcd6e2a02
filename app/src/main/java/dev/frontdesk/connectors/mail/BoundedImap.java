package dev.frontdesk.connectors.mail;

import java.io.IOException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/** An IMAP connection on which no server can announce more than we would hold in memory. */
final class BoundedImap extends IMAPProtocol {

    static final int RESPONSE_BYTES_MAX = 2 << 20;

    /** Says nothing: what goes over the wire belongs in no log. */
    private static final MailLogger SILENT = silent();

    BoundedImap(MailServer server, Properties properties) throws IOException, ProtocolException {
        super("imap", server.host(), server.port(), properties, false, SILENT);
    }

    private static MailLogger silent() {
        Logger off = Logger.getLogger("dev.frontdesk.connectors.mail.wire");
        off.setLevel(Level.OFF);
        return new MailLogger("dev.frontdesk.connectors.mail.wire", "", false, System.err);
    }

    @Override
    protected ByteArray getResponseBuffer() {
        return new Bounded();
    }

    /** More was announced than fits; thrown in the middle of a response, so the connection is of no more use. */
    static final class TooMuch extends RuntimeException {
        TooMuch(long bytes) {
            super("The server announced a response of " + bytes + " bytes", null, false, false);
        }
    }

    private static final class Bounded extends ByteArray {
        Bounded() {
            super(new byte[128], 0, 128);
        }

        @Override
        public void grow(int increment) {
            long bytes = (long) getBytes().length + increment;
            if (increment < 0 || bytes > RESPONSE_BYTES_MAX) {
                throw new TooMuch(bytes);
            }
            super.grow(increment);
        }
    }
}
