package dev.frontdesk.testkit;

import dev.frontdesk.sandbox.Emulator;
import dev.frontdesk.sandbox.Sandbox;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** The sandbox, started once for the test JVM on a free port. */
public final class SharedSandbox {

    private static final Sandbox SANDBOX = Sandbox.start(0);

    private SharedSandbox() {}

    /** {@code http://127.0.0.1:{port}} */
    public static String url() {
        return "http://127.0.0.1:" + SANDBOX.port();
    }

    /** Where the product finds each provider, by the name of the setting. */
    static Map<String, String> baseUrls() {
        Map<String, String> settings = new HashMap<>();
        for (Emulator emulator : ServiceLoader.load(Emulator.class)) {
            settings.put("frontdesk." + emulator.id() + ".base-url", url() + "/" + emulator.id());
        }
        settings.put("frontdesk.telegram.base-url", url() + "/telegram");
        settings.put("frontdesk.openai.base-url", url() + "/openai/v1");
        return settings;
    }
}
