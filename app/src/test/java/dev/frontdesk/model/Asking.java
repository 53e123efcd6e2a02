package dev.frontdesk.model;

import dev.frontdesk.model.ChatRequest.Line;
import dev.frontdesk.model.ChatRequest.Speaker;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** What the tests of the providers ask, and how. */
final class Asking {

    static final String KEY = "fake-key-4f7a1c-do-not-show";
    static final Passage HOURS = new Passage("p1", "Opening hours", "We open at 8:30 on weekdays.");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Asking() {}

    static Target target(URI address) {
        return target(address, Duration.ofSeconds(20));
    }

    static Target target(URI address, Duration deadline) {
        return new Target(address, new Secret(KEY), new ModelHttp(HTTP, deadline, KEY));
    }

    static ChatRequest question(String text, Passage... passages) {
        return new ChatRequest(
                "You stand at the counter.",
                List.of(passages),
                true,
                List.of(
                        new Line(Speaker.ASSISTANT, "Welcome!"),
                        new Line(Speaker.PERSON, "Hello"),
                        new Line(Speaker.ASSISTANT, "Hi, how can I help?"),
                        new Line(Speaker.PERSON, text)),
                Language.ENGLISH,
                321);
    }
}
