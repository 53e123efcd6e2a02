package dev.frontdesk.mailbox;

import dev.frontdesk.connector.Mailbox.Mail;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Candidate;
import dev.frontdesk.tool.Outcome.Code;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of mails: as data for models, in a few escaped words for people. */
@Component
class Telling {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Words words;

    Telling(Words words) {
        this.words = words;
    }

    String say(Asker asker, String key, Object... values) {
        return words.in(asker.language().locale()).say(key, values);
    }

    Outcome refused(Asker asker, Code code, String key, Object... values) {
        return Outcome.refused(code, say(asker, key, values));
    }

    Outcome ambiguous(Asker asker, String field, String key, List<Candidate> candidates) {
        return Outcome.ambiguous(field, say(asker, key), candidates);
    }

    /** What a model gets of a mail. */
    static Map<String, Object> data(Mail mail, int textMax) {
        return Map.of(
                "from", mail.from(),
                "from_name", mail.fromName(),
                "subject", mail.subject(),
                "arrived_at", mail.at().toString(),
                "unread", mail.unread(),
                "text", cut(mail.text(), textMax),
                "files", mail.files());
    }

    String line(Asker asker, Mail mail) {
        String subject = mail.subject().isBlank() ? say(asker, "mailbox.no-subject") : escaped(mail.subject());
        String name = mail.fromName().isBlank() ? mail.from() : mail.fromName() + " (" + mail.from() + ")";
        return "**" + subject + "** · " + escaped(name) + " · " + MINUTE.format(mail.at())
                + (mail.unread() ? " · " + say(asker, "mailbox.unread") : "");
    }

    String whole(Asker asker, Mail mail, int textMax) {
        String files = mail.files().isEmpty()
                ? ""
                : "\n\n" + say(asker, "mailbox.files", escaped(String.join(", ", mail.files())));
        return line(asker, mail) + "\n\n" + escaped(cut(mail.text(), textMax)).replace("\n", "  \n") + files;
    }

    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end) + "…";
    }

    /** What others wrote is no Markdown. */
    static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~!])", "\\\\$1");
    }
}
