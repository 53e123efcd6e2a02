package dev.frontdesk.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Polling.Batch;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.testkit.SandboxControl;
import dev.frontdesk.testkit.SharedSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What every connector must do, tried against its emulator over HTTP. A connector's own test extends this and adds what
 * only its provider does.
 */
public abstract class ConnectorContract {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Duration NO_WAIT = Duration.ZERO;

    private final Connector connector = connector();
    protected final SandboxControl sandbox =
            new SandboxControl(connector.descriptor().id());
    private final List<WebhookReceiver> receivers = new ArrayList<>();

    protected JsonNode made = null_();
    protected long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    private static JsonNode null_() {
        return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }

    protected abstract Connector connector();

    /** Credentials of the right shape that belong to no account, by field. */
    protected abstract Map<String, String> wrongCredentials();

    /** The provider's name of the call that sends a text, for faults. */
    protected abstract String sendMethod();

    /** How the words of the card begin when the provider refuses credentials. */
    protected String credentialsRefused() {
        return "HTTP 4";
    }

    /** The words of the card when the provider answers a send with 502. */
    protected String down() {
        return "HTTP 502";
    }

    /** The account, at an address where nobody listens. */
    protected Account nobodyThere(int closedPort) {
        URI address = URI.create(
                "http://127.0.0.1:" + closedPort + "/" + connector.descriptor().id());
        return account(credentials(), address, null);
    }

    @BeforeEach
    void makeAccount() {
        made = sandbox.post("/accounts", Map.of());
    }

    @AfterEach
    void clearFaults() {
        sandbox.put("/faults", Map.of());
        receivers.forEach(WebhookReceiver::close);
    }

    /** The emulator names what it made as the connector names its fields. */
    protected Map<String, String> credentials() {
        Map<String, String> values = new HashMap<>();
        connector.descriptor().fields().forEach(field -> {
            if (made.hasNonNull(field.name())) {
                values.put(field.name(), made.path(field.name()).asString());
            }
        });
        return values;
    }

    /** Where the provider posts to, for connectors that tell it with every message. */
    protected @Nullable URI callback() {
        return null;
    }

    protected Account account(Map<String, String> values, URI baseUrl, @Nullable Profile profile) {
        Map<String, String> settings = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        connector.descriptor().fields().forEach(field -> {
            String value = values.get(field.name());
            if (value != null && field.kind() == Kind.SECRET) {
                secrets.put(field.name(), new Secret(value));
            } else if (value != null) {
                settings.put(field.name(), value);
            }
        });
        return new Account(null, settings, secrets, profile, baseUrl, HTTP, callback());
    }

    protected Account account(Map<String, String> values) {
        return account(values, emulator(), null);
    }

    protected URI emulator() {
        return URI.create(SharedSandbox.url() + "/" + connector.descriptor().id());
    }

    protected Profile checked() {
        return checked(credentials());
    }

    protected Profile checked(Map<String, String> values) {
        return connector.check(account(values));
    }

    protected Connection opened() {
        return opened(credentials());
    }

    protected Connection opened(Map<String, String> values) {
        return connector.open(account(values, emulator(), checked()));
    }

    /** Where what proves a post is a credential: the same account, opened with another. */
    protected Connection openedWithAnotherSecret() {
        return opened();
    }

    protected Polling polling() {
        return opened().polling().orElseThrow();
    }

    protected Messenger messenger() {
        return opened().messenger().orElseThrow();
    }

    protected String accountId() {
        return made.path("account").asString();
    }

    protected JsonNode personWrites(String text) {
        return sandbox.post("/messages", Map.of("account", accountId(), "user", person, "text", text));
    }

    protected Outgoing outgoing(String text) {
        return new Outgoing(Long.toString(person), Ids.next().getLeastSignificantBits(), text, text, null);
    }

    protected List<String> seenByPerson() {
        List<String> texts = new ArrayList<>();
        sandbox.get("/messages?account=" + accountId() + "&chat=" + person)
                .path("items")
                .forEach(message -> texts.add(message.path("text").asString("")));
        return texts;
    }

    protected void fault(String method, Map<String, ?> fault) {
        Map<String, Object> order = new HashMap<>(fault);
        order.put("account", accountId());
        order.put("method", method);
        sandbox.put("/faults", order);
    }

    @Test
    void tellsWhoWeAre() {
        Profile profile = checked();
        assertThat(profile.accountId()).isEqualTo(accountId());
        assertThat(profile.name()).isNotBlank();
    }

    @Test
    void refusesWrongCredentials() {
        Account wrong = account(wrongCredentials(), emulator(), null);
        assertThatThrownBy(() -> connector.check(wrong))
                .isInstanceOfSatisfying(
                        BadCredentials.class,
                        refusal -> assertThat(refusal.code()).startsWith(credentialsRefused()));
    }

    @Test
    void opensWithoutTheNetwork() throws IOException {
        connector.open(nobodyThere(closedPort())).close();
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        Account nobody = nobodyThere(closedPort());
        Unavailable refusal = refusalOf(Unavailable.class, () -> connector.check(nobody));
        assertThat(refusal.code()).isEqualTo("Connection refused");
        assertThat(refusal.perhapsDone()).isFalse();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void keepsCredentialsOutOfErrors() throws IOException {
        Account nobody = nobodyThere(closedPort());
        Throwable refusal = refusalOf(Refusal.class, () -> connector.check(nobody));
        for (Throwable each = refusal; each != null; each = each.getCause()) {
            String text = each.toString();
            nobody.secrets().values().forEach(secret -> assertThat(text).doesNotContain(secret.reveal()));
        }
    }

    @Test
    void pollsWhatPeopleWrite() {
        assumeTrue(opened().polling().isPresent());
        personWrites("hello");
        Batch batch = polling().poll(null, NO_WAIT);
        assertThat(texts(batch.items())).contains("hello");
    }

    @Test
    void pollsTheSameAgainUntilItIsConfirmed() {
        assumeTrue(opened().polling().isPresent());
        personWrites("once");
        Batch first = polling().poll(null, NO_WAIT);
        Batch again = polling().poll(null, NO_WAIT);
        assertThat(ids(again.items())).isNotEmpty().isEqualTo(ids(first.items()));
        personWrites("twice");
        Batch next = polling().poll(again.cursor(), NO_WAIT);
        assertThat(texts(next.items())).containsExactly("twice");
    }

    @Test
    void receivesWhatTheProviderPosts() {
        WebhookReceiver receiver = subscribed();
        personWrites("by webhook");
        Item item = receive(receiver, receiver.next());
        assertThat(item.inbound())
                .isInstanceOfSatisfying(
                        Inbound.Message.class,
                        message -> assertThat(message.text()).isEqualTo("by webhook"));
        assertThat(opened().decode(item.raw())).isEqualTo(item.inbound());
    }

    /** A damaged row is put aside; anything but the refusal it may give would end whatever reads it. */
    @Test
    void readsNothingOutOfWhatItNeverStored() {
        Connection connection = opened();
        for (String raw : List.of("", "null", "{}", "[]", "1", "{\"references\":[],\"enclosures\":[]}", "no JSON")) {
            Throwable refusal = catchThrowable(() -> connection.decode(raw));
            if (refusal != null) {
                assertThat(refusal).as("decoding %s", raw).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void recognisesWhatIsPostedAgain() {
        WebhookReceiver receiver = subscribed();
        receiver.answerNext(500);
        personWrites("again");
        Item first = receive(receiver, receiver.next());
        Item second = receive(receiver, receiver.next());
        assertThat(second.externalId()).isEqualTo(first.externalId());
    }

    @Test
    void givesPolledAndPostedTheSameId() {
        assumeTrue(opened().polling().isPresent());
        WebhookReceiver receiver = subscribed();
        receiver.answerAlways(503);
        personWrites("either way");
        String posted = receive(receiver, receiver.next()).externalId();
        opened().webhook().orElseThrow().unsubscribe();
        assertThat(ids(polling().poll(null, NO_WAIT).items())).containsExactly(posted);
    }

    @Test
    void refusesForgedPosts() {
        WebhookReceiver receiver = subscribed();
        personWrites("real");
        Webhook.Request real = receiver.next();
        Webhook webhook = opened().webhook().orElseThrow();
        assertThatThrownBy(() -> webhook.receive(unproven(real), receiver.secret()))
                .isInstanceOf(Webhook.Forged.class);
        Webhook another = openedWithAnotherSecret().webhook().orElseThrow();
        assertThatThrownBy(() -> another.receive(real, new Secret("another-secret-of-some-length")))
                .isInstanceOf(Webhook.Forged.class);
    }

    /** The same post without what proves that it comes from the provider. */
    protected Webhook.Request unproven(Webhook.Request real) {
        return new Webhook.Request(real.url(), Map.of("content-type", "application/json"), real.body());
    }

    @Test
    void refusesWhatCannotBeRead() {
        WebhookReceiver receiver = subscribed();
        personWrites("real");
        Webhook.Request real = receiver.next();
        Webhook.Request broken = new Webhook.Request(real.url(), real.headers(), "{\"half\":".getBytes());
        Webhook webhook = opened().webhook().orElseThrow();
        // a provider that signs the body finds it forged
        assertThatThrownBy(() -> webhook.receive(broken, receiver.secret()))
                .isInstanceOfAny(IllegalArgumentException.class, Webhook.Forged.class);
    }

    @Test
    void knowsWhereTheProviderPosts() {
        assumeTrue(opened().webhook().isPresent());
        assumeTrue(connector.pasted(URI.create("https://example.org/hooks/key")).isEmpty());
        Webhook webhook = opened().webhook().orElseThrow();
        assertThat(webhook.subscription()).isNull();
        WebhookReceiver receiver = subscribed();
        assertThat(webhook.subscription()).isEqualTo(receiver.address());
        webhook.unsubscribe();
        assertThat(webhook.subscription()).isNull();
    }

    @Test
    void leavesWithTheProviderWhatWasNotTakenIn() {
        assumeTrue(opened().polling().isPresent());
        WebhookReceiver receiver = subscribed();
        receiver.answerAlways(503);
        personWrites("kept");
        receiver.next();
        opened().webhook().orElseThrow().unsubscribe();
        assertThat(texts(polling().poll(null, NO_WAIT).items())).contains("kept");
    }

    protected WebhookReceiver subscribed() {
        assumeTrue(opened().webhook().isPresent());
        Webhook webhook = opened().webhook().orElseThrow();
        WebhookReceiver receiver = WebhookReceiver.start(webhook, this::isTrial);
        receivers.add(receiver);
        webhook.subscribe(receiver.address(), receiver.secret());
        connector.pasted(receiver.address()).ifPresent(this::paste);
        return receiver;
    }

    /** Whether a post that brought this only tries the address. */
    protected boolean isTrial(Webhook.Received received) {
        return received.items().isEmpty();
    }

    /** Types the address into the provider's console, where a connector cannot tell it. */
    protected void paste(URI address) {
        throw new UnsupportedOperationException("This provider is told by its API");
    }

    private Item receive(WebhookReceiver receiver, Webhook.Request request) {
        List<Item> items = opened().webhook()
                .orElseThrow()
                .receive(request, receiver.secret())
                .items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    @Test
    void sendsWhatThePersonSees() {
        personWrites("hi");
        String id = messenger().send(outgoing("good day"));
        assertThat(id).isNotBlank();
        assertThat(seenByPerson()).contains("good day");
    }

    @Test
    void sendsTheLongestTextItDeclares() {
        personWrites("hi");
        int max = messenger().limits().textMax();
        messenger().send(outgoing("я".repeat(max)));
        assertThatThrownBy(() -> messenger().send(outgoing("я".repeat(max + 1))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void stopsWhenCredentialsAreRevoked() {
        Messenger messenger = messenger();
        fault(sendMethod(), Map.of("status", 401));
        refusalOf(BadCredentials.class, () -> messenger.send(outgoing("text")));
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        Messenger messenger = messenger();
        personWrites("hi");
        fault(sendMethod(), Map.of("status", 429, "retryAfter", 14));
        assertThat(refusalOf(RateLimited.class, () -> messenger.send(outgoing("text")))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void triesLaterWhenTheProviderIsDown() {
        Messenger messenger = messenger();
        personWrites("hi");
        fault(sendMethod(), Map.of("status", 502, "html", true));
        assertThat(refusalOf(Unavailable.class, () -> messenger.send(outgoing("text")))
                        .code())
                .isEqualTo(down());
    }

    @Test
    void doubtsWhatBrokeAfterItWasSent() {
        Messenger messenger = messenger();
        personWrites("hi");
        fault(sendMethod(), Map.of("resetAfterStore", true));
        assertThat(refusalOf(Unavailable.class, () -> messenger.send(outgoing("perhaps")))
                        .perhapsDone())
                .isTrue();
        assertThat(seenByPerson()).contains("perhaps");
    }

    @Test
    void speaksEveryLanguageOfThePanel() {
        Words words = new Words();
        String prefix = "connectors." + connector.descriptor().id() + ".";
        for (java.util.Locale language : Words.LANGUAGES) {
            List<String> keys = new ArrayList<>(List.of("name", "description"));
            connector.descriptor().fields().forEach(field -> {
                keys.add(field.name() + ".label");
                keys.add(field.name() + ".invalid");
                keys.add(field.name() + ".missing");
            });
            assertThat(keys)
                    .as("words in %s", language)
                    .allMatch(key -> words.in(language).knows(prefix + key));
        }
    }

    protected static <T extends Throwable> T refusalOf(Class<T> kind, Runnable work) {
        T refusal = catchThrowableOfType(kind, work::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    protected static List<String> ids(List<Item> items) {
        return items.stream().map(Item::externalId).toList();
    }

    protected static List<String> texts(List<Item> items) {
        return items.stream()
                .map(Item::inbound)
                .filter(Inbound.Message.class::isInstance)
                .map(inbound -> ((Inbound.Message) inbound).text())
                .toList();
    }
}
