package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Doors;
import dev.frontdesk.connector.Webhook;
import dev.frontdesk.connector.WebhookAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** The address that all numbers share: whose post it is, its number tells. */
final class NumberedAddress implements WebhookAddress {

    private static final Logger LOG = LoggerFactory.getLogger(NumberedAddress.class);
    private static final long PAUSE_NANOS = 1_000_000_000L;
    private static final String NUMBER = "whatsapp:\\+[1-9]\\d{6,14}";

    private final ObjectProvider<Doors> doors;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    NumberedAddress(ObjectProvider<Doors> doors) {
        this.doors = doors;
    }

    @Override
    public String path() {
        return "/api/integrations/webhooks/whatsapp/";
    }

    @Override
    public Optional<String> key(String rest) {
        return Optional.empty();
    }

    @Override
    public Optional<String> key(Webhook.Request request) {
        String number = number(new String(request.body(), StandardCharsets.UTF_8));
        Optional<String> key = number.matches(NUMBER)
                ? doors.getObject().key("whatsapp", Sender.parse(number).digits())
                : Optional.empty();
        if (key.isEmpty()) {
            tell(number);
        }
        return key;
    }

    private static String number(String body) {
        try {
            FormBody post = FormBody.parse(body);
            return post.get(StatusDecoder.isStatus(post) ? "From" : "To", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Once a second at most: anybody can post here. */
    private void tell(String number) {
        long now = System.nanoTime();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE_NANOS)) {
            LOG.info(
                    "whatsapp_webhook_unknown_number: nobody connected {}",
                    number.matches(NUMBER) ? number : "a number that cannot be read");
        }
    }
}
