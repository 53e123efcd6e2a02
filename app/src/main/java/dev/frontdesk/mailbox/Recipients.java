package dev.frontdesk.mailbox;

import dev.frontdesk.conversation.Contacts;
import dev.frontdesk.conversation.ConversationViews.ContactView;
import dev.frontdesk.conversation.ConversationViews.IdentityView;
import dev.frontdesk.knowledge.Knowledge;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Outcome.Candidate;
import dev.frontdesk.tool.Outcome.Code;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom a mail goes to, and whether the business knows them. */
@Component
class Recipients {

    private static final String MAIL = "mail";
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>,;:\"()\\[\\]\\\\@]{1,64}@[^\\s<>,;:\"()\\[\\]\\\\@]{1,253}");
    private static final int CONTACTS_MAX = 20;
    private static final int HITS_MAX = 10;

    private final Contacts contacts;
    private final Projects projects;
    private final Knowledge knowledge;
    private final Telling telling;

    Recipients(Contacts contacts, Projects projects, Knowledge knowledge, Telling telling) {
        this.contacts = contacts;
        this.projects = projects;
        this.knowledge = knowledge;
        this.telling = telling;
    }

    /**
     * The address, in lower case: as it is given, or of the contact of this name.
     *
     * @throws Refusal when it is no address and no one contact's name
     */
    String address(Asker asker, String to) {
        if (ADDRESS.matcher(to).matches()) {
            return to.toLowerCase(Locale.ROOT);
        }
        Caller person = Objects.requireNonNull(asker.person());
        List<Candidate> named = contacts.list(person, to, null, CONTACTS_MAX).items().stream()
                .flatMap(Recipients::addresses)
                .distinct()
                .toList();
        return switch (named.size()) {
            case 0 -> throw new Refusal(telling.refused(asker, Code.NOT_FOUND, "mailbox.address"));
            case 1 -> named.getFirst().reference();
            default -> throw new Refusal(telling.ambiguous(asker, "to", "mailbox.several", named));
        };
    }

    private static Stream<Candidate> addresses(ContactView contact) {
        return contact.identities().stream()
                .filter(each -> each.connector().equals(MAIL))
                .map(IdentityView::personId)
                .map(address -> new Candidate(address, contact.name()));
    }

    /** Whether somebody wrote from this address, or the prompt or a document of the project names it. */
    boolean knows(Asker asker, ProjectId project, String address) {
        return contacts.knows(asker.organization(), MAIL, address)
                || projects.find(asker.organization(), project)
                        .map(Project::prompt)
                        .filter(prompt -> names(prompt, address))
                        .isPresent()
                || knowledge.search(asker.organization(), project, address, HITS_MAX).hits().stream()
                        .anyMatch(hit -> names(hit.text(), address) || names(hit.heading(), address));
    }

    /** As an address of its own: {@code eva@example.org} is not named by {@code neva@example.org}. */
    static boolean names(String text, String address) {
        return Pattern.compile("(?<![\\w.+-])" + Pattern.quote(address) + "(?![\\w-]|\\.\\w)", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }
}
