package dev.frontdesk.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;

/** Takes mail from programs: SMTP, after a login only. */
final class SubmissionServer extends SmtpServer {

    private final PostOffice office;

    SubmissionServer(ServerSetup setup, Managers managers, PostOffice office) {
        super(setup, managers);
        this.office = office;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket clientSocket) {
        Submission submission = new Submission(managers, office, clientSocket);
        return new SmtpHandler(new SubmissionCommands(office, clientSocket), submission, clientSocket);
    }
}
