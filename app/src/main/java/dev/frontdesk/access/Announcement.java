package dev.frontdesk.access;

import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Secret;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the operator at the console, and nowhere else, how to get in: once, when requests are taken. */
@Component
class Announcement implements ApplicationRunner {

    private static final String TO_TRY = """

              Three things to try
              1. In the sandbox, make a Telegram bot. In the panel's project, under Connect, paste its token and
                 press Start. Write to the bot on the sandbox's phone.
              2. Drop a document of your own under Knowledge, and ask about it under Try it.
              3. Open Messaging, take the conversation over, answer yourself, and hand it back.
            """;

    private final FirstRun firstRun;
    private final FrontdeskSettings settings;
    private final Environment environment;
    private final PrintStream console = System.out;
    private FirstRun.@Nullable Welcome untold;

    Announcement(FirstRun firstRun, FrontdeskSettings settings, Environment environment) {
        this.firstRun = firstRun;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments args) {
        untold = firstRun.prepare();
    }

    @EventListener
    void tell(AvailabilityChangeEvent<ReadinessState> change) {
        FirstRun.Welcome welcome = untold;
        if (welcome != null && change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            untold = null;
            console.print(text(welcome, address()));
            console.flush();
        }
    }

    private String address() {
        return settings.publicAddress()
                .map(address -> address.toString().replaceAll("/+$", ""))
                .orElseGet(() -> "http://localhost:" + environment.getProperty("local.server.port", "8080"));
    }

    String text(FirstRun.Welcome welcome, String address) {
        StringBuilder text = new StringBuilder("\n  Frontdesk runs.\n\n");
        line(text, "Panel", address + "/app");
        line(text, "REST API", address + "/api");
        if (settings.sandboxIsOn()) {
            line(text, "Sandbox", "http://localhost:" + settings.sandboxPort());
        }
        if (welcome.demoSignIn()) {
            line(text, "Sign in as", FirstRun.DEMO_EMAIL);
            line(text, "Password", FirstRun.DEMO_PASSWORD.reveal());
            text.append(TO_TRY);
        }
        Secret setUp = welcome.setUpToken();
        if (setUp != null) {
            line(text, "Set up", address + "/setup?token=" + setUp.reveal());
            text.append("              Good once, for a week. Start again for a new one.\n");
        }
        return text.append('\n').toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-11s %s%n".formatted(name, value));
    }
}
