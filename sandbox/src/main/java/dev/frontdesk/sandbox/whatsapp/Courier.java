package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Carries signed forms to the webhooks of all accounts; what is not taken in the end is lost, as with Twilio. */
final class Courier {

    /** How a letter is signed; all but the first are faults, the second a habit of some edges. */
    enum Signing {
        RIGHT,
        PORT,
        WRONG,
        NONE
    }

    /** @param address with its fragment */
    record Letter(String address, @Nullable String fallback, Form form, Signing signing) {}

    /** @param failure empty after a success, else {@code ct, rt, 4xx, 5xx} */
    record Outcome(int status, String failure, String contentType, String body) {
        boolean isSuccess() {
            return failure.isEmpty();
        }
    }

    private static final Outcome NO_CONNECTION = new Outcome(0, "ct", "", "");
    private static final Outcome BROKEN = new Outcome(0, "rt", "", "");

    private final Twilio twilio;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Courier(Twilio twilio) {
        this.twilio = twilio;
    }

    HttpClient client() {
        return client;
    }

    /** Tries as often as the address allows, then at the fallback once. Blocks until it is over. */
    Outcome post(Account account, Letter letter) {
        Patience patience = Patience.of(letter.address);
        String token = UUID.randomUUID().toString();
        try {
            Outcome outcome = attempt(account, letter, patience, token);
            for (int again = 0; again < patience.retries() && patience.repeats(outcome.failure); again++) {
                Thread.sleep(50L << again);
                outcome = attempt(account, letter, patience, token);
            }
            if (outcome.isSuccess() && twilio.faults().duplicate(account.key())) {
                outcome = attempt(account, letter, patience, token);
            }
            if (!outcome.isSuccess() && letter.fallback != null) {
                letter.form.add("ErrorCode", "11200").add("ErrorUrl", letter.address);
                Letter second = new Letter(letter.fallback, null, letter.form, letter.signing);
                return attempt(account, second, Patience.of(letter.fallback), token);
            }
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        }
    }

    private Outcome attempt(Account account, Letter letter, Patience patience, String token)
            throws InterruptedException {
        Fault fault = twilio.faults().strikeDelivery(account.key());
        if (fault != null) {
            Thread.sleep(fault.delayMillis());
            if (fault.drops()) {
                return NO_CONNECTION;
            }
        }
        Outcome outcome = once(account, letter, patience, token);
        return fault != null && fault.resetAfterStore() ? BROKEN : outcome;
    }

    private Outcome once(Account account, Letter letter, Patience patience, String token) throws InterruptedException {
        URI address = URI.create(Addresses.withoutFragment(letter.address));
        if (!Addresses.isLoopback(address)) {
            return NO_CONNECTION;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMillis(
                        Math.min(patience.total().toMillis(), twilio.limits().webhookTimeoutMillis())))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("User-Agent", "TwilioProxy/1.1")
                .header("I-Twilio-Idempotency-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(letter.form.encoded()));
        String signature = signature(account, letter, address);
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        try {
            return outcome(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (HttpConnectTimeoutException | ConnectException e) {
            return NO_CONNECTION;
        } catch (IOException e) {
            return BROKEN;
        }
    }

    private static @Nullable String signature(Account account, Letter letter, URI address) {
        String url = address.toString();
        return switch (letter.signing) {
            case RIGHT -> Signature.of(account.authToken(), url, letter.form);
            case PORT -> Signature.of(account.authToken(), withPort(address), letter.form);
            case WRONG -> Signature.of("0".repeat(32), url, letter.form);
            case NONE -> null;
        };
    }

    private static String withPort(URI address) {
        String port = "https".equals(address.getScheme()) ? ":443" : ":80";
        return address.getPort() >= 0
                ? address.toString()
                : address.toString().replaceFirst("^(https?://[^/?]+)", "$1" + port);
    }

    private static Outcome outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("");
        String failure = status >= 200 && status < 300 ? "" : status / 100 + "xx";
        return new Outcome(status, failure, type, response.body());
    }
}
