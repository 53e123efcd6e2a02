package dev.frontdesk.mailbox;

import dev.frontdesk.connector.Mailboxes;
import dev.frontdesk.connector.Mailboxes.Box;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome.Candidate;
import dev.frontdesk.tool.Outcome.Code;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds the mailbox that is meant, for those who may use it. */
@Component
class Boxes {

    static final String MAILBOX = "mailbox";

    private final Mailboxes mailboxes;
    private final Telling telling;

    Boxes(Mailboxes mailboxes, Telling telling) {
        this.mailboxes = mailboxes;
        this.telling = telling;
    }

    /** Whether this asker may have anything done with the project's mail. */
    static boolean mayUse(Asker asker) {
        Caller person = asker.person();
        return person != null && asker.project() != null && person.mayConfigure(asker.project());
    }

    /** @throws Refusal when it is not theirs, there is none, or several may be meant */
    Box meant(Call call) {
        Asker asker = call.asker();
        if (asker.project() == null) {
            throw new Refusal(telling.refused(asker, Code.NOT_FOUND, "mailbox.none"));
        }
        if (!mayUse(asker)) {
            throw new Refusal(telling.refused(asker, Code.FORBIDDEN, "mailbox.forbidden"));
        }
        List<Box> all = mailboxes.of(asker.organization(), asker.project());
        String wanted = call.arguments().text(MAILBOX).orElse("").toLowerCase(Locale.ROOT);
        List<Box> fitting = all.stream()
                .filter(each -> wanted.isEmpty() || each.mailbox().address().equals(wanted))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        if (all.isEmpty()) {
            throw new Refusal(telling.refused(asker, Code.NOT_FOUND, "mailbox.none"));
        }
        throw new Refusal(telling.ambiguous(
                asker,
                MAILBOX,
                "mailbox.which",
                all.stream()
                        .map(each -> each.mailbox().address())
                        .map(address -> new Candidate(address, address))
                        .toList()));
    }
}
