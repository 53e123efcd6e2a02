package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people write and what became of our messages, one a request, at an address that a person pasted into
 * <a href="https://www.twilio.com/docs/whatsapp/tutorial/configure-whatsapp-sender">Twilio's console</a>.
 */
final class WhatsappWebhook implements Webhook {

    /** Anything else makes Twilio warn the account's owner. */
    private static final String NOTHING_TO_SAY = "<Response/>";

    private final TwilioSignature signature;
    private final Optional<Sender> sender;
    private final @Nullable URI callback;
    private final PostDecoder decoder;
    private final LatestMessages latest;

    WhatsappWebhook(Account account, PostDecoder decoder, LatestMessages latest) {
        this.signature = new TwilioSignature(account.secret("authToken").orElseThrow());
        this.sender = Sender.of(account);
        this.callback = account.callback();
        this.decoder = decoder;
        this.latest = latest;
    }

    @Override
    public void subscribe(URI address, Secret secret) {
        // a person does
    }

    @Override
    public void unsubscribe() {
        // a person does
    }

    /** The secret is Twilio's own, the account's token. */
    @Override
    public Received receive(Request request, Secret secret) {
        String given = request.headers().get("x-twilio-signature");
        if (given == null) {
            throw new Forged("The signature is missing");
        }
        String body = new String(request.body(), StandardCharsets.UTF_8);
        FormBody post = proven(given, request, body);
        requireOurs(post);
        if (StatusDecoder.isStatus(post)) {
            return new Received(StatusDecoder.item(body, post).stream().toList(), NOTHING_TO_SAY);
        }
        Item item = decoder.item(body);
        latest.note(item);
        return new Received(List.of(item), NOTHING_TO_SAY);
    }

    private FormBody proven(String given, Request request, String body) {
        List<URI> addresses = addresses(request);
        String type = request.headers().get("content-type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            if (!signature.matchesBody(given, addresses, request.body())) {
                throw new Forged("The signature is wrong");
            }
            throw new IllegalArgumentException("It is not a form");
        }
        FormBody post;
        try {
            post = FormBody.parse(body);
        } catch (IllegalArgumentException e) {
            throw new Forged("The form cannot be read, so its signature proves nothing");
        }
        if (!signature.matches(given, addresses, post)) {
            throw new Forged("The signature is wrong: the address in Twilio's console must be the one shown here");
        }
        return post;
    }

    /** By the public address, and at the host where this connection's provider calls us: of a sandbox, this machine. */
    private List<URI> addresses(Request request) {
        List<URI> addresses = new ArrayList<>();
        addresses.add(request.url());
        if (callback != null) {
            String query = request.url().getRawQuery();
            addresses.add(URI.create(callback.getScheme() + "://" + callback.getRawAuthority()
                    + request.url().getRawPath() + (query == null ? "" : "?" + query)));
        }
        return addresses;
    }

    /** One Twilio account may have many numbers; each is a connection of its own. */
    private void requireOurs(FormBody post) {
        String number = post.get(StatusDecoder.isStatus(post) ? "From" : "To", "");
        if (sender.isPresent() && !number.equals(sender.get().address())) {
            throw new Forged("It is for " + number + ", not for our number");
        }
    }
}
