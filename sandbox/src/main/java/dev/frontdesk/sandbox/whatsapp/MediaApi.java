package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.whatsapp.Gateway.Answer;
import dev.frontdesk.sandbox.whatsapp.Gateway.Call;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** Files that people sent: behind Basic auth, then by a redirect to another host, where the link expires. */
final class MediaApi {

    private static final String MEDIA = "/2010-04-01/Accounts/{account}/Messages/{message}/Media/{media}";

    private final Twilio twilio;
    private final Gateway gateway;

    MediaApi(Twilio twilio) {
        this.twilio = twilio;
        this.gateway = new Gateway(twilio);
    }

    void addTo(HttpRules rules) {
        rules.get(
                MEDIA,
                (request, response) -> gateway.handler("fetchMedia", call -> redirect(call, response))
                        .handle(request, response));
        rules.delete(MEDIA, gateway.handler("deleteMedia", call -> {
            String sid = call.part("media").replace(".json", "");
            if (!twilio.media().remove(call.account(), sid)) {
                throw ApiError.notFound(call.path());
            }
            return new Answer(204, null);
        }));
        rules.get("/cdn/{key}", this::content);
    }

    /** This machine has two names, which makes them two hosts. */
    private Answer redirect(Call call, ServerResponse response) {
        MediaStore.Stored file = twilio.media().find(call.account(), call.part("media"));
        if (file == null) {
            throw ApiError.notFound(call.path());
        }
        String host = call.request().headers().first(HeaderNames.HOST).orElse("");
        String other = host.startsWith("localhost")
                ? host.replace("localhost", "127.0.0.1")
                : "localhost" + host.substring(Math.max(0, host.lastIndexOf(':')));
        response.header(
                HeaderNames.LOCATION,
                "http://" + other + "/whatsapp/cdn/" + twilio.media().link(file));
        return new Answer(307, null);
    }

    private void content(ServerRequest request, ServerResponse response) {
        MediaStore.Stored file =
                twilio.media().linked(request.path().pathParameters().get("key"));
        boolean two = request.headers().contains(HeaderNames.AUTHORIZATION);
        if (file == null || two) {
            response.status(two ? 400 : 403).header("Content-Type", "application/xml");
            response.send(("<Error><Code>" + (two ? "InvalidArgument" : "AccessDenied") + "</Code></Error>")
                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        response.header("Content-Type", file.mediaType());
        if (file.name() != null) {
            response.header(
                    "Content-Disposition",
                    "inline; filename=\"" + file.name().replaceAll("[\"\\\\\\p{Cntrl}]", "_") + "\"");
        }
        response.send(file.content());
    }
}
