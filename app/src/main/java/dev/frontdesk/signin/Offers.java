package dev.frontdesk.signin;

import dev.frontdesk.access.Proofs;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Links good once, both ways. One that begins in a chat is confirmed in the panel with digits that stand in the chat
 * alone, so that a forwarded link is worth nothing; one that begins in the panel is confirmed in the chat, by whoever
 * sees whose account it is.
 */
@Component
class Offers {

    static final Duration TIME = Duration.ofMinutes(10);
    static final int TRIES_MAX = 3;

    enum Outcome {
        LINKED,
        /** The digits are others; the link still stands. */
        WRONG_DIGITS,
        /** Used up, too old, made elsewhere or never made. */
        GONE,
        /** Somebody is signed in in that chat. */
        TAKEN
    }

    /** @param digits shown in the chat, never in an address */
    record FromChat(Secret token, Secret digits) {}

    /** Exists in this answer alone. */
    record FromPanel(Secret token, Instant expires) {}

    private final OfferStore store;
    private final Linking linking;
    private final Dialogs dialogs;
    private final Proofs proofs;
    private final Tenancy tenancy;
    private final Clock clock;

    Offers(OfferStore store, Linking linking, Dialogs dialogs, Proofs proofs, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.linking = linking;
        this.dialogs = dialogs;
        this.proofs = proofs;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Ends what the chat was offered before. */
    FromChat fromChat(OrganizationId organization, Offer.ChatSeen chat) {
        FromChat made = new FromChat(Tokens.random(), Tokens.digits());
        String token = made.token().reveal();
        Offer offer = new Offer(
                Tokens.hash(token),
                null,
                chat,
                Tokens.hash(token + made.digits().reveal()),
                expiry());
        tenancy.run(organization, () -> {
            store.drop(organization, chat.conversation());
            store.insert(organization, offer);
        });
        return made;
    }

    /** Ends what the person was offered before. */
    FromPanel fromPanel(Caller person) {
        OrganizationId organization = person.organization();
        AccountId account = new AccountId(person.id());
        FromPanel made = new FromPanel(Tokens.random(), expiry());
        Offer offer = new Offer(Tokens.hash(made.token().reveal()), account, null, null, made.expires());
        tenancy.run(organization, () -> {
            store.drop(organization, account);
            store.insert(organization, offer);
        });
        return made;
    }

    private Instant expiry() {
        return clock.instant().plus(TIME);
    }

    /** The chat that a link from a chat is about. */
    Optional<Offer.ChatSeen> chat(OrganizationId organization, String token) {
        return tenancy.read(organization, () -> store.find(organization, Tokens.hash(token), clock.instant()))
                .filter(offer -> offer.account() == null)
                .flatMap(offer -> Optional.ofNullable(offer.chat()));
    }

    /** The person of the panel says that a chat is theirs. Each try is counted before it is looked at. */
    Outcome confirm(Caller person, String token, String digits) {
        OrganizationId organization = person.organization();
        byte[] hash = Tokens.hash(token);
        Offer.ChatSeen chat = chat(organization, token).orElse(null);
        if (chat == null) {
            return Outcome.GONE;
        }
        Outcome outcome = tenancy.write(organization, () -> {
            if (!store.tried(organization, hash, TRIES_MAX)) {
                return Outcome.GONE;
            }
            byte[] expected = store.find(organization, hash, clock.instant())
                    .map(Offer::codeHash)
                    .orElse(null);
            if (!MessageDigest.isEqual(expected, Tokens.hash(token + digits))) {
                return Outcome.WRONG_DIGITS;
            }
            return take(person, hash, chat, ChatLink.Way.CHAT);
        });
        return announced(organization, outcome, chat);
    }

    private Outcome take(Caller person, byte[] hash, Offer.ChatSeen chat, ChatLink.Way way) {
        if (!store.take(person.organization(), hash)) {
            return Outcome.GONE;
        }
        return linking.link(person, chat, way) ? Outcome.LINKED : Outcome.TAKEN;
    }

    private Outcome announced(OrganizationId organization, Outcome outcome, Offer.ChatSeen chat) {
        if (outcome == Outcome.LINKED) {
            linking.linked(chat);
            dialogs.end(organization, chat.conversation());
        }
        return outcome;
    }

    /** A chat shows a link from the panel; whose it is, empty where it is not good for this chat. */
    Optional<Caller> show(OrganizationId organization, String token, Offer.ChatSeen chat) {
        byte[] hash = Tokens.hash(token);
        return tenancy.write(
                        organization,
                        () -> store.find(organization, hash, clock.instant())
                                .filter(offer -> store.show(organization, hash, chat)))
                .flatMap(offer -> person(organization, offer));
    }

    /** Nobody, where the password was changed since: whoever made the link may be the one it was changed for. */
    private Optional<Caller> person(OrganizationId organization, Offer offer) {
        AccountId account = offer.account();
        return account == null
                ? Optional.empty()
                : proofs.passwordSetAt(account)
                        .filter(set -> !set.isAfter(offer.expires().minus(TIME)))
                        .flatMap(set -> proofs.caller(account, organization));
    }

    /** The chat says yes to the link it has shown. */
    Outcome accept(OrganizationId organization, Offer.ChatSeen chat) {
        Offer offer = shown(organization, chat.conversation()).orElse(null);
        Caller person =
                offer == null || offer.chat() == null || !offer.chat().contact().equals(chat.contact())
                        ? null
                        : person(organization, offer).orElse(null);
        return offer == null || person == null
                ? Outcome.GONE
                : announced(
                        organization,
                        tenancy.write(organization, () -> take(person, offer.tokenHash(), chat, ChatLink.Way.PANEL)),
                        chat);
    }

    /** The chat says no. */
    void decline(OrganizationId organization, UUID conversation) {
        tenancy.run(organization, () -> store.drop(organization, conversation));
    }

    private Optional<Offer> shown(OrganizationId organization, UUID conversation) {
        return tenancy.read(organization, () -> store.shown(organization, conversation, clock.instant()));
    }
}
