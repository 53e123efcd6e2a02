package dev.frontdesk.testkit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives orders to one emulator of the shared sandbox. */
public final class SandboxControl {

    private final String path;
    private final ApiClient http = new ApiClient(SharedSandbox::url, null);

    public SandboxControl(String connector) {
        this.path = "/control/" + connector;
    }

    public JsonNode get(String what) {
        return checked(http.get(path + what));
    }

    public JsonNode post(String what, Object body) {
        return checked(http.post(path + what, body));
    }

    public JsonNode put(String what, Object body) {
        return checked(http.put(path + what, body));
    }

    public JsonNode delete(String what) {
        return checked(http.delete(path + what));
    }

    private static JsonNode checked(ApiClient.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("The sandbox answered " + answer.status() + ": " + answer.text());
        }
        return answer.text().isEmpty() ? JsonNodeFactory.instance.objectNode() : answer.json();
    }
}
