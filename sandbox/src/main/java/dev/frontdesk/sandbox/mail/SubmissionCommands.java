package dev.frontdesk.sandbox.mail;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import dev.frontdesk.sandbox.Fault;
import java.io.IOException;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands of one SMTP connection: {@code MAIL} needs a login, and is where faults of the method {@code send} strike. */
final class SubmissionCommands extends SmtpCommandRegistry {

    private static final Pattern SENDER = Pattern.compile("<([^>]*)>");

    private final PostOffice office;
    private final Socket socket;

    SubmissionCommands(PostOffice office, Socket socket) {
        this.office = office;
        this.socket = socket;
    }

    @Override
    public @Nullable SmtpCommand getCommand(String name) {
        SmtpCommand command = super.getCommand(name);
        return command != null && name.equals("MAIL") ? new Mail(command) : command;
    }

    private final class Mail extends SmtpCommand {

        private final SmtpCommand command;

        Mail(SmtpCommand command) {
            this.command = command;
        }

        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line)
                throws IOException {
            if (!connection.isAuthenticated()) {
                connection.send("530 5.7.0 Authentication required");
                return;
            }
            Matcher sender = SENDER.matcher(line);
            Mailbox mailbox = sender.find() ? office.find(sender.group(1)) : null;
            if (mailbox == null) {
                connection.send("553 5.7.1 Sender address rejected: not owned by the user");
                return;
            }
            Fault fault = office.faults().strike(mailbox.address(), "send");
            if (fault != null) {
                if (fault.drops()) {
                    Delay.of(fault);
                    LiveSockets.reset(socket);
                    return;
                }
                if (fault.status() != 0) {
                    Delay.of(fault);
                    connection.send(SmtpReplies.of(fault));
                    return;
                }
            }
            ((Submission) manager).begin(mailbox, fault);
            command.execute(connection, state, manager, line);
        }
    }
}
