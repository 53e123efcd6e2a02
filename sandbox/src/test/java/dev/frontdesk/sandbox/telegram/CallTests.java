package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, tokens, encodings and envelopes. */
class CallTests {

    private static final Stage STAGE = new Stage();
    private static final String KEYBOARD = "{\"inline_keyboard\":[[{\"text\":\"Да\",\"callback_data\":\"yes\"}]]}";

    private TestBot bot = new TestBot(0, "");

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        bot = STAGE.startedBot();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getMe", "getme", "GETME", "test/getMe"})
    void answersMethodsInAnyCaseByGetAndPost(String method) {
        for (String verb : new String[] {"GET", "POST"}) {
            HttpResponse<String> response =
                    STAGE.exchange(verb, "/telegram/bot" + bot.token().replace(":", "%3A") + "/" + method, "");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(response.body())
                    .startsWith(
                            "{\"ok\":true,\"result\":{\"id\":" + bot.id() + ",\"is_bot\":true,\"first_name\":\"Shop\"");
        }
    }

    @Test
    void takesArgumentsFromTheAddress() {
        String query = "chat_id=" + Stage.ANNA + "&text=" + encoded("Привет +1") + "&reply_markup=" + encoded(KEYBOARD);
        assertSent(STAGE.exchange("GET", "/telegram/bot" + bot.token() + "/sendMessage?" + query, ""));
    }

    @Test
    void takesArgumentsFromForms() {
        String form = "chat_id=" + Stage.ANNA + "&text=" + encoded("Привет +1") + "&reply_markup=" + encoded(KEYBOARD);
        assertSent(STAGE.send(post("application/x-www-form-urlencoded; charset=utf-8", form)));
    }

    @Test
    void takesArgumentsFromMultipartBodies() {
        StringBuilder body = new StringBuilder();
        String[][] fields = {{"chat_id", Long.toString(Stage.ANNA)}, {"text", "Привет +1"}, {"reply_markup", KEYBOARD}};
        for (String[] field : fields) {
            body.append(
                    "--x1\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n" + field[1] + "\r\n");
        }
        assertSent(STAGE.send(post("multipart/form-data; boundary=x1", body + "--x1--\r\n")));
    }

    @Test
    void takesArgumentsFromJsonWithStructuresAsObjectsOrStrings() {
        String head = "{\"chat_id\":" + Stage.ANNA + ",\"text\":\"Привет +1\",\"reply_markup\":";
        assertSent(STAGE.send(post("application/json", head + KEYBOARD + "}")));
        assertSent(STAGE.send(post("application/json", head + "\"" + KEYBOARD.replace("\"", "\\\"") + "\"}")));
    }

    private HttpRequest.Builder post(String type, String body) {
        return HttpRequest.newBuilder(URI.create(STAGE.base() + "/telegram/bot" + bot.token() + "/sendMessage"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertSent(HttpResponse<String> response) {
        assertThat(response.body()).contains("\"text\":\"Привет +1\"", "\"reply_markup\":" + KEYBOARD);
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesBodiesThatAreNoJsonObject() {
        assertThat(STAGE.raw(bot, "sendMessage", "{\"chat_id\":").statusCode()).isEqualTo(400);
        assertThat(STAGE.raw(bot, "sendMessage", "[]").body()).contains("JSON object expected");
    }

    @Test
    void answers401ToUnknownAndRevokedTokens() {
        String unknown = "5599999:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        String expected = "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}";
        assertThat(STAGE.exchange("GET", "/telegram/bot" + unknown + "/getMe", "")
                        .body())
                .isEqualTo(expected);

        String renewed = STAGE.control("POST", "accounts/" + bot.id() + "/revocation", "{}")
                .path("token")
                .asString();
        HttpResponse<String> old = STAGE.raw(bot, "getMe", "{}");
        assertThat(old.statusCode()).isEqualTo(401);
        assertThat(old.body()).isEqualTo(expected);
        assertThat(STAGE.call(new TestBot(bot.id(), renewed), "getMe", "{}")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123:AAAA", "nocolon", "x:AAAA", "99999999999999999:AAAA"})
    void answersMalformedTokensAsSwitched(String token) {
        String path = "/telegram/bot" + token + "/getMe";
        assertThat(STAGE.exchange("GET", path, "").body())
                .isEqualTo("{\"ok\":false,\"error_code\":401,"
                        + "\"description\":\"Unauthorized: invalid token specified\"}");
        STAGE.control("PUT", "limits", "{\"malformedTokenStatus\":404}");
        assertThat(STAGE.exchange("GET", path, "").body())
                .isEqualTo("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
    }

    @Test
    void answersNothingAfterLogOut() {
        assertThat(STAGE.call(bot, "logOut", "{}").path("result").asBoolean()).isTrue();
        assertThat(STAGE.raw(bot, "getMe", "{}").body())
                .isEqualTo("{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: Logged out\"}");
    }

    @Test
    void checksTheTokenBeforeTheMethod() {
        assertThat(STAGE.raw(bot, "getNothing", "{}").body())
                .isEqualTo("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found: method not found\"}");
        assertThat(STAGE.exchange("GET", "/telegram/bot1:A/getNothing", "").statusCode())
                .isEqualTo(401);
        assertThat(STAGE.exchange("GET", "/telegram/nothing", "").body())
                .isEqualTo("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
    }

    @Test
    void keepsTheLatestCallsForTests() {
        STAGE.raw(bot, "sendMessage", "{\"chat_id\":1,\"text\":\"x\"}");
        var calls = STAGE.control("GET", "calls?account=" + bot.id() + "&method=sendMessage", "")
                .path("items");
        assertThat(calls.size()).isEqualTo(1);
        assertThat(calls.path(0).path("status").asInt()).isEqualTo(400);
        assertThat(calls.path(0).path("error").asString()).isEqualTo("Bad Request: chat not found");
        assertThat(calls.path(0).path("arguments").path("text").asString()).isEqualTo("x");
    }

    @Test
    void controlsExplainWhatIsWrongWithAnOrder() {
        HttpResponse<String> response = STAGE.exchange("POST", "/control/telegram/messages", "{\"account\":\"1\"}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("There is no bot 1.");
    }
}
