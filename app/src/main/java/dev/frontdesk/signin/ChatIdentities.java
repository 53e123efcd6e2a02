package dev.frontdesk.signin;

import dev.frontdesk.access.Proofs;
import dev.frontdesk.conversation.IdentityResolver;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.OrganizationId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Says whose words a chat's are. What the person may do is asked anew each time; a link that has outlived what it stands
 * on is ended then.
 */
@Primary
@Component
class ChatIdentities implements IdentityResolver {

    private final LinkedChats linked;
    private final ChatLinkStore store;
    private final Linking linking;
    private final Proofs proofs;

    ChatIdentities(LinkedChats linked, ChatLinkStore store, Linking linking, Proofs proofs) {
        this.linked = linked;
        this.store = store;
        this.linking = linking;
        this.proofs = proofs;
    }

    @Override
    public Optional<Caller> who(OrganizationId organization, UUID conversation, UUID contact) {
        return link(organization, conversation, contact)
                .flatMap(link -> proofs.caller(link.account(), link.organization()));
    }

    /** The link that counts now. In a group nobody is signed in: others read along. */
    Optional<ChatLink> link(OrganizationId organization, UUID conversation, UUID contact) {
        if (!linked.contains(conversation)) {
            return Optional.empty();
        }
        return store.look(organization, conversation)
                .filter(link -> link.contact().equals(contact) && !contact.equals(conversation))
                .filter(linking::holds);
    }
}
