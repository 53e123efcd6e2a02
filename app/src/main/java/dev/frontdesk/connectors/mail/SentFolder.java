package dev.frontdesk.connectors.mail;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP connection to the folder of sent mail: the one that the server marks as such, else the one that is called so.
 * None is made. See <a href="https://www.rfc-editor.org/rfc/rfc6154">RFC 6154</a>.
 */
final class SentFolder implements AutoCloseable {

    private static final String MARK = "\\sent";

    private static final Set<String> NAMES = Set.of("sent", "sent items", "sent messages", "отправленные", "надіслані");

    private final PinnedSockets sockets;
    private final BoundedImap imap;

    private SentFolder(PinnedSockets sockets, BoundedImap imap) {
        this.sockets = sockets;
        this.imap = imap;
    }

    static SentFolder open(PinnedSockets sockets, MailServer server, MailSettings settings) {
        return ImapLogin.open(sockets, server, settings, imap -> new SentFolder(sockets, imap));
    }

    /** Puts a copy there, as read, unless there is none, it is there already, or the server sees to it itself. */
    boolean keep(OwnLetter letter) throws ProtocolException, MessagingException, IOException {
        String folder = imap.hasCapability("X-GM-EXT-1") ? null : find();
        if (folder == null || holds(folder, letter.id())) {
            return false;
        }
        imap.append(folder, new Flags(Flags.Flag.SEEN), letter.getSentDate(), LetterBytes.of(letter));
        return true;
    }

    private @Nullable String find() throws ProtocolException {
        List<ListInfo> folders = folders();
        return folders.stream()
                .filter(folder -> Arrays.stream(folder.attrs).anyMatch(MARK::equalsIgnoreCase))
                .findFirst()
                .or(() -> folders.stream().filter(SentFolder::isCalledSo).findFirst())
                .map(folder -> folder.name)
                .orElse(null);
    }

    private static boolean isCalledSo(ListInfo folder) {
        String name = folder.name.toLowerCase(Locale.ROOT);
        return folder.canOpen && NAMES.contains(name.substring(name.lastIndexOf(folder.separator) + 1));
    }

    /** Some servers tell the marks only when they are asked for them. */
    private List<ListInfo> folders() throws ProtocolException {
        if (imap.hasCapability("SPECIAL-USE") && imap.hasCapability("LIST-EXTENDED")) {
            List<ListInfo> marked = listed("LIST (SPECIAL-USE) \"\" \"*\"");
            if (!marked.isEmpty()) {
                return marked;
            }
        }
        return listed("LIST \"\" \"*\"");
    }

    private List<ListInfo> listed(String command) throws ProtocolException {
        Response[] responses = imap.command(command, null);
        imap.handleResult(responses[responses.length - 1]);
        List<ListInfo> found = new ArrayList<>();
        for (Response response : responses) {
            if (response instanceof IMAPResponse answer && answer.keyEquals("LIST")) {
                found.add(new ListInfo(answer));
            }
        }
        return found;
    }

    private boolean holds(String folder, String id) throws ProtocolException {
        imap.examine(folder);
        Response[] responses = imap.command("UID SEARCH HEADER MESSAGE-ID", new Argument().writeString(id));
        imap.handleResult(responses[responses.length - 1]);
        return Arrays.stream(responses)
                .anyMatch(response ->
                        response instanceof IMAPResponse answer && answer.keyEquals("SEARCH") && answer.readLong() > 0);
    }

    @Override
    public void close() {
        sockets.close();
    }
}
