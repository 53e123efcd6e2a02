package dev.frontdesk.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A person at a browser who reads one language: finds things by the words that stand on them. */
final class Visitor implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final Words WORDS = new Words();

    final Page page;

    /** What went wrong where people do not look: errors in the console, exceptions, what the page policy forbade. */
    final List<String> complaints = new ArrayList<>();

    private final BrowserContext context;
    private final Phrases words;

    Visitor(String base, String language) {
        this(base, language, 1280, 800);
    }

    Visitor(String base, String language, int width, int height) {
        words = WORDS.in(Locale.of(language));
        context = Chromium.shared()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setLocale(language)
                        .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> {
            // The browser gives the fading between two pages up when the second is not drawn in time: nothing is lost.
            if (!error.contains("ViewTransition")) {
                complaints.add(page.url() + ": " + error);
            }
        });
    }

    String language() {
        return words.locale().getLanguage();
    }

    /** Chooses the language in the menu, for an account that reads another one. */
    private void speak() {
        String language = language();
        page.locator(".person > summary").click();
        page.locator(".person button[name=language][value=" + language + "]").click();
        page.waitForFunction("language => document.documentElement.lang === language", language);
    }

    BrowserContext context() {
        return context;
    }

    String say(String key, Object... fillings) {
        return words.say(key, fillings);
    }

    Locator button(String key, Object... fillings) {
        return named(AriaRole.BUTTON, say(key, fillings));
    }

    Locator link(String key, Object... fillings) {
        return named(AriaRole.LINK, say(key, fillings));
    }

    private Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String key) {
        return page.getByLabel(say(key));
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    /** Makes an account with an organization of its own, as a newcomer does where sign-up is open. */
    void signUp(String email, String organization) {
        page.navigate("/sign-up");
        page.locator("[name=organization]").fill(organization);
        page.locator("[name=name]").fill("Olena");
        page.locator("[name=email]").fill(email);
        page.locator("[name=password]").fill("a fake long phrase");
        page.locator("button[type=submit]").click();
        page.waitForURL("**/app");
    }

    void signIn(String email, String password) {
        page.navigate("/sign-in");
        page.locator("[name=email]").fill(email);
        page.locator("[name=password]").fill(password);
        page.locator("button[type=submit]").click();
        page.waitForURL("**/app");
        speak();
    }

    @Override
    public void close() {
        context.close();
    }
}
