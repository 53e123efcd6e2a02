package dev.frontdesk.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The one browser of the test JVM. Where there is none, CI fails and everybody else reads what was skipped. */
final class Chromium {

    private static final String MISSING = "NO BROWSER: install Chromium, or name its program in FRONTDESK_CHROMIUM.";

    private static final class Shared {
        static final Browser BROWSER = launch(program().orElseThrow());
    }

    private Chromium() {}

    static Browser shared() {
        if (program().isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(MISSING);
            }
            System.err.println(MISSING + " This browser test is SKIPPED.");
            Assumptions.abort(MISSING);
        }
        return Shared.BROWSER;
    }

    private static Optional<Path> program() {
        String named = System.getenv("FRONTDESK_CHROMIUM");
        Stream<String> usual = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        return (named == null || named.isBlank() ? usual : Stream.of(named))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Browser launch(Path program) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        List<String> arguments = new ArrayList<>(
                List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(arguments));
    }
}
