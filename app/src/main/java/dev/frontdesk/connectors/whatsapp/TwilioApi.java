package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.ProviderHttp;
import dev.frontdesk.connector.Refusal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The few calls that we need of <a href="https://www.twilio.com/docs/messaging/api">Twilio's APIs</a>, which live on
 * three hosts. The account's SID stands in the path, so a call is named in messages, never its address.
 */
final class TwilioApi {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ANSWER_MAX = 4 << 20;
    private static final String REAL_HOST = "://api.";

    private final String base;
    private final String sid;
    private final String authorization;
    private final HttpClient http;

    private TwilioApi(String base, String sid, String authorization, HttpClient http) {
        this.base = base;
        this.sid = sid;
        this.authorization = authorization;
        this.http = http;
    }

    static TwilioApi of(Account account) {
        String sid = account.secret("accountSid").orElseThrow().reveal();
        String pair = sid + ":" + account.secret("authToken").orElseThrow().reveal();
        return new TwilioApi(
                account.baseUrl().toString().replaceFirst("/+$", ""),
                sid,
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                account.http());
    }

    /** Of {@code api.twilio.com}; the other hosts are its neighbours, and one address stands in for all of them. */
    private String host(String name) {
        return base.contains(REAL_HOST) ? base.replaceFirst(REAL_HOST, "://" + name + ".") : base;
    }

    private String resource(String path) {
        return base + "/2010-04-01/Accounts/" + sid + path;
    }

    JsonNode account() {
        return call("Account", get(resource(".json")));
    }

    /** The numbers of the account that can send over WhatsApp. */
    List<String> senders() {
        JsonNode answer = call("Senders", get(host("messaging") + "/v2/Channels/Senders?Channel=whatsapp&PageSize=50"));
        List<String> numbers = new ArrayList<>();
        answer.path("senders")
                .forEach(sender -> numbers.add(sender.path("sender_id").asString("")));
        return numbers;
    }

    /** @return the SID of the new message */
    String createMessage(Map<String, String> parameters) {
        return call("Messages", post(resource("/Messages.json"), form(parameters)))
                .path("sid")
                .asString("");
    }

    void type(String inboundMessageSid) {
        Map<String, String> parameters = Map.of("messageId", inboundMessageSid, "channel", "whatsapp");
        call("Typing", post(host("messaging") + "/v2/Indicators/Typing.json", form(parameters)));
    }

    JsonNode contents() {
        return call("Content", get(host("content") + "/v1/Content?PageSize=100"));
    }

    /** Contents with what WhatsApp says of them. */
    JsonNode approvals() {
        return call("Content", get(host("content") + "/v1/ContentAndApprovals?PageSize=100"));
    }

    JsonNode createContent(JsonNode content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host("content") + "/v1/Content"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(content)));
        return call("Content", request);
    }

    HttpClient http() {
        return http;
    }

    URI base() {
        return URI.create(base);
    }

    String authorization() {
        return authorization;
    }

    private static BodyPublisher form(Map<String, String> parameters) {
        return BodyPublishers.ofString(parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).GET();
    }

    private static HttpRequest.Builder post(String address, BodyPublisher form) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(form);
    }

    /** @throws Refusal why not */
    private JsonNode call(String name, HttpRequest.Builder builder) {
        HttpRequest request = builder.version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> response = ProviderHttp.send(http, request, name, ANSWER_MAX, PATIENCE);
        JsonNode answer = read(response.body());
        if (response.statusCode() / 100 == 2 && !answer.isEmpty()) {
            return answer;
        }
        throw TwilioRefusals.of(name, response.statusCode(), answer, response.headers());
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.isObject() ? answer : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode(); // an error page of something in between
        }
    }
}
