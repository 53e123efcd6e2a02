package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What every call goes through: who it is, how busy they are, and what was ordered to go wrong. */
final class Gateway {

    /** @param form what the body says, empty where it is none; {@code body} as it came */
    record Call(Account account, ServerRequest request, String path, Form form, String body) {
        String part(String name) {
            return request.path().pathParameters().get(name);
        }
    }

    /** @param body null for an answer without one */
    record Answer(int status, @Nullable JsonNode body) {}

    /** Throws {@link ApiError} where Twilio says no. */
    @FunctionalInterface
    interface Method {
        Answer answer(Call call);
    }

    private final Twilio twilio;

    Gateway(Twilio twilio) {
        this.twilio = twilio;
    }

    Handler handler(String name, Method method) {
        return (request, response) -> {
            try {
                Account account = authenticated(request, name);
                Fault fault = twilio.faults().strike(account.key(), name);
                String body = body(request);
                Call call = new Call(account, request, request.path().absolute().path(), form(request, body), body);
                if (fault != null && (fault.drops() || fault.status() != 0)) {
                    Thread.sleep(fault.delayMillis());
                    note(call, name, fault.status(), "on demand");
                    Trouble.refuse(fault, response);
                } else {
                    send(response, answer(call, name, method, fault));
                }
            } catch (ApiError error) {
                send(response, new Answer(error.status(), error.toJson()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CloseConnectionException("the sandbox stops");
            }
        };
    }

    private Answer answer(Call call, String name, Method method, @Nullable Fault fault) throws InterruptedException {
        Answer answer = counted(call, name, method);
        note(call, name, answer.status(), null);
        if (fault != null) {
            Thread.sleep(fault.delayMillis());
            if (fault.resetAfterStore()) {
                throw new CloseConnectionException("reset on demand");
            }
        }
        return answer;
    }

    private Answer counted(Call call, String name, Method method) {
        int most = twilio.limits().concurrency();
        try {
            if (call.account().inFlight().incrementAndGet() > most && most > 0) {
                throw ApiError.tooMany();
            }
            return method.answer(call);
        } catch (ApiError error) {
            note(call, name, error.status(), error.getMessage());
            throw error;
        } finally {
            call.account().inFlight().decrementAndGet();
        }
    }

    private void note(Call call, String name, int status, @Nullable String error) {
        twilio.calls()
                .add(new CallLog.Entry(
                        twilio.clock().instant(), call.account().key(), name, call.form(), status, error));
    }

    /** A suspended account may still look at itself. */
    private Account authenticated(ServerRequest request, String name) {
        String header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw ApiError.unauthorized();
        }
        String[] pair = decoded(header.substring(6)).split(":", 2);
        Account account = twilio.accounts().ofSid(pair[0]).orElseThrow(ApiError::unauthorized);
        boolean allowed = account.status().equals("active")
                || (account.status().equals("suspended") && name.equals("fetchAccount"));
        if (pair.length < 2 || !pair[1].equals(account.authToken()) || !allowed) {
            throw ApiError.unauthorized();
        }
        String path = request.path().absolute().path();
        if (path.contains("/Accounts/")
                && !path.toLowerCase(Locale.ROOT)
                        .contains("/accounts/" + account.sid().toLowerCase(Locale.ROOT))) {
            throw ApiError.notFound(path);
        }
        return account;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return "";
        }
        try (InputStream in = request.content().inputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ApiError.badRequest(20001, "The request cannot be read");
        }
    }

    private static Form form(ServerRequest request, String body) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        boolean isForm = type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        return Form.parse(isForm ? body : request.prologue().query().rawValue());
    }

    private static void send(ServerResponse response, Answer answer) {
        response.status(answer.status());
        if (answer.body() == null) {
            response.send();
        } else {
            response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
            response.send(Json.MAPPER.writeValueAsBytes(answer.body()));
        }
    }
}
