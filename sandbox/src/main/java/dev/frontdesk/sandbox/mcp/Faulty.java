package dev.frontdesk.sandbox.mcp;

import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.TimeUnit;

/** Ways in which a server answers badly. */
final class Faulty {

    private static final int SLOW_SECONDS = 30;
    private static final int HUGE_CHARACTERS = 3 << 20;

    private Faulty() {}

    /** @return whether the answer has been given */
    static boolean strikes(String fault, ServerResponse response) throws InterruptedException {
        switch (fault) {
            case "slow" -> {
                TimeUnit.SECONDS.sleep(SLOW_SECONDS);
                response.status(504).send();
            }
            case "huge" -> {
                response.header("Content-Type", "application/json");
                response.send("\"" + "x".repeat(HUGE_CHARACTERS) + "\"");
            }
            case "html" -> {
                response.header("Content-Type", "text/html");
                response.send("<html><body>It works!</body></html>");
            }
            case "redirect" ->
                response.status(307)
                        .header("Location", "http://169.254.169.254/latest/meta-data")
                        .send();
            default -> {
                return false;
            }
        }
        return true;
    }
}
