package dev.frontdesk.mcp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/** What a program asks a person for, as it stands in the address of the page; nothing of it is checked yet. */
record Wish(
        String program,
        String redirectUri,
        String state,
        String resource,
        String responseType,
        String challenge,
        String challengeMethod) {

    static Wish of(MultiValueMap<String, String> query) {
        return new Wish(
                one(query, "client_id"),
                one(query, "redirect_uri"),
                one(query, "state"),
                one(query, "resource"),
                one(query, "response_type"),
                one(query, "code_challenge"),
                one(query, "code_challenge_method"));
    }

    private static String one(MultiValueMap<String, String> query, String name) {
        var values = query.get(name);
        return values == null || values.size() != 1 || values.getFirst() == null ? "" : values.getFirst();
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", program);
        fields.put("redirect_uri", redirectUri);
        fields.put("state", state);
        fields.put("resource", resource);
        fields.put("response_type", responseType);
        fields.put("code_challenge", challenge);
        fields.put("code_challenge_method", challengeMethod);
        return fields;
    }

    /** The error that the program is told; empty: none. */
    String error() {
        if (!responseType.equals("code")) {
            return "unsupported_response_type";
        }
        boolean proof = challengeMethod.equals("S256") && challenge.matches("[A-Za-z0-9_-]{43}");
        return proof ? "" : "invalid_request";
    }

    String host() {
        return String.valueOf(URI.create(redirectUri).getHost());
    }

    /** Where the person goes on with the answer. */
    String back(String name, String value, String issuer) {
        String answer = name + "=" + encoded(value) + (state.isEmpty() ? "" : "&state=" + encoded(state)) + "&iss="
                + encoded(issuer);
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + answer;
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
