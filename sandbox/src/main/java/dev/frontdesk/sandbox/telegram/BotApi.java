package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Fault;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The HTTP side of the Bot API: token, then method, then arguments, then whatever the method checks. */
final class BotApi {

    private static final long UPLOAD_MAX = 50L << 20;

    private final Telegram telegram;

    BotApi(Telegram telegram) {
        this.telegram = telegram;
    }

    void handle(ServerRequest request, ServerResponse response) {
        try {
            BotPath path = BotPath.of(request.path().rawPath());
            if (path == null) {
                throw Refusal.notFound();
            }
            Bot bot = bot(path.token());
            if (path.file()) {
                file(bot, path.rest(), response);
            } else {
                method(bot, path.rest().toLowerCase(Locale.ROOT), request, response);
            }
        } catch (Refusal refusal) {
            send(response, Reply.of(refusal));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the sandbox stops");
        }
    }

    private Bot bot(String token) {
        if (Token.isMalformed(token)) {
            throw telegram.limits().malformedTokenStatus() == 404
                    ? Refusal.notFound()
                    : new Refusal(401, "Unauthorized: invalid token specified");
        }
        Bot bot = telegram.bots().ofToken(token);
        if (bot == null) {
            throw Refusal.unauthorized();
        }
        return bot;
    }

    private void method(Bot bot, String name, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        if (!telegram.methods().knows(name)) {
            throw new Refusal(404, "Not Found: method not found");
        }
        Fault fault = telegram.faults().strike(bot.account(), name);
        if (fault != null && (fault.drops() || fault.status() != 0)) {
            refuse(bot, name, fault, response);
            return;
        }
        if (bot.isLoggedOut() && !name.equals("logout")) {
            throw Refusal.badRequest("Logged out");
        }
        if (request.headers().contentLength().orElse(0) > UPLOAD_MAX + (1 << 20)) {
            throw new Refusal(413, "Request Entity Too Large");
        }
        Reply reply = telegram.methods().call(bot, name, ArgumentReader.read(request));
        if (fault != null) {
            Thread.sleep(fault.delayMillis());
            if (fault.resetAfterStore()) {
                throw new CloseConnectionException("reset on demand");
            }
        }
        send(response, reply);
    }

    private void refuse(Bot bot, String name, Fault fault, ServerResponse response) throws InterruptedException {
        Thread.sleep(fault.delayMillis());
        telegram.methods().note(bot, name, Arguments.NONE, fault.status(), "on demand");
        if (fault.status() == 0) {
            throw new CloseConnectionException("dropped on demand");
        }
        if (fault.html()) {
            String title = fault.status() + " " + StatusText.of(fault.status());
            String page = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                    + "</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n";
            response.status(fault.status());
            response.header("Content-Type", "text/html");
            response.send(page.getBytes(StandardCharsets.UTF_8));
            return;
        }
        int wait = fault.retryAfter() > 0 ? fault.retryAfter() : 1;
        send(
                response,
                Reply.of(
                        fault.status() == 429
                                ? Refusal.tooMany(wait)
                                : new Refusal(fault.status(), fault.description(StatusText.of(fault.status())))));
    }

    private void file(Bot bot, String path, ServerResponse response) {
        StoredFile file = telegram.files().atPath(bot, path);
        if (file == null) {
            throw Refusal.notFound();
        }
        response.header("Content-Type", "application/octet-stream");
        response.send(file.bytes());
    }

    private static void send(ServerResponse response, Reply reply) {
        response.status(reply.status());
        response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
        retryAfter(response, reply.retryAfter());
        response.send(reply.body());
    }

    private static void retryAfter(ServerResponse response, int seconds) {
        if (seconds > 0) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(seconds));
        }
    }
}
