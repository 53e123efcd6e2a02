package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.whatsapp.Gateway.Answer;
import dev.frontdesk.sandbox.whatsapp.Gateway.Call;
import io.helidon.webserver.http.HttpRules;
import java.util.Comparator;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of the <a href="https://www.twilio.com/docs/content">Content API</a> that makes, shows and approves. */
final class ContentApi {

    private final Gateway gateway;

    ContentApi(Twilio twilio) {
        this.gateway = new Gateway(twilio);
    }

    void addTo(HttpRules rules) {
        rules.post("/v1/Content", gateway.handler("createContent", ContentApi::create));
        rules.get("/v1/Content", gateway.handler("listContent", ContentApi::list));
        rules.get("/v1/ContentAndApprovals", gateway.handler("listApprovals", ContentApi::listApprovals));
        rules.get(
                "/v1/Content/{content}",
                gateway.handler(
                        "fetchContent", call -> new Answer(200, content(call).toJson(call.account()))));
        rules.delete("/v1/Content/{content}", gateway.handler("deleteContent", call -> {
            call.account().contents().remove(content(call).sid());
            return new Answer(204, null);
        }));
        rules.post("/v1/Content/{content}/ApprovalRequests/whatsapp", gateway.handler("requestApproval", call -> {
            content(call).approval("received");
            return new Answer(201, content(call).approvalJson());
        }));
        rules.get("/v1/Content/{content}/ApprovalRequests", gateway.handler("fetchApproval", call -> {
            ObjectNode answer = Json.object().put("sid", content(call).sid());
            answer.set("whatsapp", content(call).approvalJson());
            return new Answer(200, answer);
        }));
    }

    private static Answer create(Call call) {
        JsonNode order;
        try {
            order = Json.MAPPER.readTree(call.body());
        } catch (JacksonException e) {
            throw ApiError.badRequest(20001, "The body is not JSON");
        }
        Content content = Content.of(order);
        call.account().contents().put(content.sid(), content);
        return new Answer(201, content.toJson(call.account()));
    }

    private static Answer list(Call call) {
        return list(call, content -> content.toJson(call.account()));
    }

    private static Answer listApprovals(Call call) {
        return list(call, content -> content.toJson(call.account()).set("approval_requests", content.approvalJson()));
    }

    private static Answer list(Call call, Function<Content, JsonNode> item) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        call.account().contents().values().stream()
                .sorted(Comparator.comparing(Content::sid).reversed())
                .forEach(content -> items.add(item.apply(content)));
        ObjectNode answer = Json.object();
        answer.set("contents", items);
        answer.putObject("meta").put("page", 0).put("key", "contents").putNull("next_page_url");
        return new Answer(200, answer);
    }

    private static Content content(Call call) {
        Content found = call.account().contents().get(call.part("content"));
        if (found == null) {
            throw ApiError.notFound(call.path().replaceFirst("^/whatsapp", ""));
        }
        return found;
    }
}
