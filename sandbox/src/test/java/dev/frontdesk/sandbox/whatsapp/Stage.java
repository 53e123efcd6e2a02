package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sandbox on a free port, with hands for both of its sides. */
final class Stage implements AutoCloseable {

    static final String ANNA = "700100201";
    static final String ANNAS_ADDRESS = "whatsapp:+700100201";

    /** An account that was made for a test. */
    record TestAccount(String key, String sid, String token) {
        String address() {
            return "whatsapp:+" + key;
        }

        String messages() {
            return "/2010-04-01/Accounts/" + sid + "/Messages.json";
        }
    }

    private final Sandbox sandbox = Sandbox.start(0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String base() {
        return "http://127.0.0.1:" + sandbox.port();
    }

    void reset() {
        exchange(HttpRequest.newBuilder(URI.create(base() + "/control")).DELETE());
    }

    TestAccount account(String order) {
        JsonNode made = control("POST", "accounts", order);
        return new TestAccount(
                made.path("account").asString(),
                made.path("accountSid").asString(),
                made.path("authToken").asString());
    }

    /** An account that posts to the receiver. */
    TestAccount account(Receiver receiver) {
        return account("{\"webhook\":\"" + receiver.url() + "\"}");
    }

    JsonNode write(TestAccount account, String text) {
        return control(
                "POST",
                "messages",
                Json.object()
                        .put("account", account.key())
                        .put("user", ANNA)
                        .put("text", text)
                        .toString());
    }

    List<JsonNode> seen(TestAccount account) {
        List<JsonNode> seen = new ArrayList<>();
        control("GET", "messages?account=" + account.key() + "&chat=" + ANNA, "")
                .path("items")
                .forEach(seen::add);
        return seen;
    }

    JsonNode control(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + "/control/whatsapp/" + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response = exchange(request.header("Content-Type", "application/json"));
        if (response.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? Json.object() : Json.MAPPER.readTree(response.body());
    }

    /** Sends as the account; {@code To} is Anna and {@code From} the account unless the parameters say otherwise. */
    HttpResponse<String> create(TestAccount account, Map<String, String> parameters) {
        Form form = new Form();
        parameters.forEach(form::add);
        if (!parameters.containsKey("To")) {
            form.add("To", ANNAS_ADDRESS);
        }
        if (!parameters.containsKey("From")) {
            form.add("From", account.address());
        }
        return call(account, "POST", account.messages(), form.encoded(), "application/x-www-form-urlencoded");
    }

    HttpResponse<String> call(TestAccount account, String method, String path, String body, String type) {
        return exchange(HttpRequest.newBuilder(URI.create(base() + "/whatsapp" + path))
                .header("Authorization", basic(account.sid(), account.token()))
                .header("Content-Type", type)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(TestAccount account, String path) {
        return exchange(HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base() + "/whatsapp" + path))
                .header("Authorization", basic(account.sid(), account.token())));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int code(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body()).path("code").asInt();
    }

    static String sid(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body()).path("sid").asString("");
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }
}
