package dev.frontdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Files in the messaging hub: what came is seen, and what is chosen is sent. */
class HubFilesIT extends InBrowser {

    private JsonNode bot;

    @BeforeEach
    void connect() {
        bot = freshBot("Files");
        String connection = api.post(
                        "/api/v1/projects/" + demoProject() + "/connections",
                        Map.of("connector", "telegram", "settings", Map.of("token", token(bot))))
                .json()
                .path("id")
                .asString();
        api.put("/api/v1/connections/" + connection + "/activation", null);
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "uk, 360"})
    void showsWhatCameAndSendsWhatIsChosen(String language, int width) {
        write(Map.of("text", "Can you make this one?", "photo", file("bouquet.png", picture())));
        write(Map.of("document", file("../wishes.txt", "Roses".getBytes(UTF_8))));
        write(Map.of(
                "voice", file("v.oga", ("OggS" + "\0".repeat(24) + "OpusHead" + "\0".repeat(40)).getBytes(UTF_8))));
        write(Map.of("location", Map.of("latitude", 50.45, "longitude", 30.52)));
        write(Map.of("contact", Map.of("phoneNumber", "+380501112233", "firstName", "Olena")));
        try (Visitor owner = new Visitor(api.url(""), language, width, 800)) {
            owner.signIn(DEMO_EMAIL, DEMO_PASSWORD);
            owner.page.navigate("/app/messaging");
            owner.page
                    .locator(".hub-line", new Page.LocatorOptions().setHasText("Fay Files"))
                    .first()
                    .click();
            Locator picture = owner.page.locator(".in .part-picture img");
            assertThat(picture).isVisible();
            owner.page.waitForFunction("() => document.querySelector('.in .part-picture img').naturalWidth === 320");
            assertThat(owner.page.locator(".in .part-file")).hasAttribute("download", "wishes.txt");
            assertThat(owner.page.locator(".in audio")).hasCount(1);
            assertThat(owner.page.locator(".messages")).containsText("50.45,30.52");
            assertThat(owner.page.locator(".messages")).containsText("+380501112233");
            choose(owner, "vase.png", "image/png", picture());
            choose(owner, "prices.csv", "text/csv", "Roses;3".getBytes(UTF_8));
            assertThat(owner.page.locator(".attached")).hasCount(2);
            photograph(owner.page, "chips-" + language + width);
            owner.page
                    .locator(".attached", new Page.LocatorOptions().setHasText("prices.csv"))
                    .locator("[data-drops]")
                    .click();
            assertThat(owner.page.locator(".attached")).hasCount(1);
            owner.button("conversation.send").click();
            assertThat(owner.page.locator(".out.by-person .part-picture img")).isVisible();
            assertThat(owner.page.locator(".attached")).hasCount(0);
            assertThat(owner.page.locator(".out.by-person .delivery-sent")).hasCount(1);
            owner.page.locator(".in .part-picture img").scrollIntoViewIfNeeded();
            photograph(owner.page, "files-" + language + width);
            owner.page.evaluate("document.documentElement.dataset.bsTheme = 'dark'");
            photograph(owner.page, "files-dark-" + language + width);
            assertThat((Boolean) owner.page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
            assertThat(owner.complaints).isEmpty();
        }
    }

    private static void choose(Visitor owner, String name, String type, byte[] content) {
        owner.page.locator("form[data-attach] input[type=file]").setInputFiles(new FilePayload(name, type, content));
        assertThat(owner.page
                        .locator(".attached", new Page.LocatorOptions().setHasText(name))
                        .locator("[name=file]"))
                .hasCount(1);
    }

    /** For whoever wants to look at it. */
    static void photograph(Page page, String name) {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    static byte[] picture() {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics paint = image.getGraphics();
        paint.setColor(new Color(0x4F8A6B));
        paint.fillRect(0, 0, 320, 200);
        paint.setColor(Color.WHITE);
        paint.fillOval(100, 40, 120, 120);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> file(String name, byte[] content) {
        return Map.of("fileName", name, "content", Base64.getEncoder().encodeToString(content));
    }

    private void write(Map<String, ?> message) {
        Map<String, Object> order = new HashMap<>(message);
        order.put("account", token(bot));
        order.put("user", Map.of("id", 700_100_301, "firstName", "Fay", "lastName", "Files", "languageCode", "en"));
        telegram.post("/messages", order);
    }
}
