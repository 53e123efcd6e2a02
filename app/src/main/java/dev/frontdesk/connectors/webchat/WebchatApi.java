package dev.frontdesk.connectors.webchat;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.ChatHistory;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Doors;
import dev.frontdesk.connector.Doors.Door;
import dev.frontdesk.connector.InboundSink;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Markup;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What the script on a business's page calls, from that page's origin and without cookies. A visitor proves to be the
 * same by a random token of their browser, sent in a header; the chat's id is its hash.
 */
@RestController
class WebchatApi {

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{48}");
    private static final int TEXT_MAX = 2_000;
    private static final int PAGE = 100;

    private final Doors doors;
    private final InboundSink sink;
    private final ChatHistory history;
    private final Spending spending;
    private final Listeners listeners;
    private final Clock clock;

    WebchatApi(
            Doors doors, InboundSink sink, ChatHistory history, Spending spending, Listeners listeners, Clock clock) {
        this.doors = doors;
        this.sink = sink;
        this.history = history;
        this.spending = spending;
        this.listeners = listeners;
        this.clock = clock;
    }

    record Settings(String title, String greeting, String color) {}

    record Said(
            @Nullable String id,
            @Nullable String text,
            @Nullable String language,
            @Nullable String page) {}

    record Accepted(String id) {}

    /** @param choices labels of buttons: pressing one writes it */
    record Shown(String id, boolean mine, String html, List<ChatHistory.File> files, List<String> choices, String at) {}

    record Page(List<Shown> items, @Nullable String cursor) {}

    @GetMapping(path = "/webchat.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<ClassPathResource> script() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(new ClassPathResource("webchat.js", WebchatApi.class));
    }

    @GetMapping("/webchat/{key}/settings")
    ResponseEntity<Settings> settings(@PathVariable String key, @RequestHeader HttpHeaders headers) {
        Door door = door(key, headers);
        return answer(headers)
                .body(new Settings(
                        door.account().setting("title").orElse("Chat"),
                        door.account().setting("greeting").orElse(""),
                        door.account().setting("color").orElse("")));
    }

    @PostMapping("/webchat/{key}/messages")
    ResponseEntity<Accepted> say(
            @PathVariable String key,
            @RequestHeader HttpHeaders headers,
            @RequestBody Said said,
            HttpServletRequest request) {
        Door door = door(key, headers);
        String chat = chat(headers);
        String text = said.text() == null ? "" : said.text().strip();
        if (text.isEmpty()
                || text.length() > TEXT_MAX
                || said.id() == null
                || !TOKEN.matcher(said.id()).matches()) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "Write 1 to " + TEXT_MAX + " characters.");
        }
        if (!spending.admits(key, chat, request.getRemoteAddr())) {
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS, "Too many messages. Wait a minute and try again.");
        }
        Post post = new Post(said.id(), chat, text, language(said.language()), page(said.page()), clock.instant());
        sink.accept(door.source(), List.of(new Item(chat + "/" + post.id(), post.raw(), post.inbound())), null);
        return answer(headers).body(new Accepted(post.id()));
    }

    @GetMapping("/webchat/{key}/messages")
    ResponseEntity<Page> messages(
            @PathVariable String key,
            @RequestHeader HttpHeaders headers,
            @RequestParam(defaultValue = "") String after) {
        Door door = door(key, headers);
        List<ChatHistory.Entry> entries =
                history.after(door.source(), chat(headers), after.isEmpty() ? null : after, PAGE);
        return answer(headers)
                .cacheControl(CacheControl.noStore())
                .body(new Page(
                        entries.stream().map(WebchatApi::shown).toList(),
                        entries.isEmpty() ? null : entries.getLast().cursor()));
    }

    /** A file that was sent to this visitor. Nothing in it may run, wherever it is opened. */
    @GetMapping("/webchat/{key}/messages/{id}/files/{number}")
    ResponseEntity<InputStreamResource> file(
            @PathVariable String key,
            @PathVariable String id,
            @PathVariable int number,
            @RequestHeader HttpHeaders headers)
            throws IOException {
        Door door = door(key, headers);
        Attachment file = history.file(door.source(), chat(headers), id, number)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "This chat has no such file."));
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return answer(headers)
                .contentLength(file.bytes())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(file.content().open()));
    }

    @GetMapping(path = "/webchat/{key}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(
            @PathVariable String key, @RequestHeader HttpHeaders headers, HttpServletRequest request) {
        Door door = door(key, headers);
        SseEmitter window =
                listeners.listen(door.source().connection().toString(), chat(headers), request.getRemoteAddr());
        if (window == null) {
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS, "Too many open windows. Ask for messages now and then.");
        }
        return answer(headers).header("X-Accel-Buffering", "no").body(window);
    }

    private static Shown shown(ChatHistory.Entry entry) {
        String html = entry.fromPerson()
                ? WebchatDialect.INSTANCE.escape(entry.text())
                : Markup.fit(entry.text(), WebchatDialect.INSTANCE, Integer.MAX_VALUE).stream()
                        .map(Markup.Fitted::rendered)
                        .collect(Collectors.joining());
        return new Shown(
                entry.id(),
                entry.fromPerson(),
                html,
                entry.files(),
                entry.choices().stream().map(Choices.Option::label).toList(),
                entry.at().toString());
    }

    private Door door(String key, HttpHeaders headers) {
        Door door = doors.find(key)
                .filter(found -> found.source().connector().equals("webchat"))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "Copy the script again: its key is not known."));
        String origin = headers.getOrigin();
        List<String> allowed = List.of(door.account()
                .setting("origins")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split("\\s+"));
        if (origin == null || !allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            throw new Refused(
                    HttpStatus.FORBIDDEN,
                    "Add the address of this page, " + (origin == null ? "which was not told" : origin)
                            + ", to the web chat's list of pages.");
        }
        if (!door.open()) {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "The web chat is stopped.");
        }
        return door;
    }

    private static String chat(HttpHeaders headers) {
        String token = headers.getFirst("X-Visitor");
        if (token == null || !TOKEN.matcher(token).matches()) {
            throw new Refused(HttpStatus.UNAUTHORIZED, "X-Visitor must be 48 hexadecimal digits.");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String language(@Nullable String language) {
        return language != null && language.matches("[a-zA-Z-]{2,12}") ? language : null;
    }

    private static @Nullable String page(@Nullable String page) {
        return page == null || page.length() > 500 ? null : page;
    }

    private static ResponseEntity.BodyBuilder answer(HttpHeaders headers) {
        return answer(HttpStatus.OK, headers);
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status, HttpHeaders headers) {
        String origin = headers.getOrigin();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        return origin == null ? answer : answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }

    private static final class Refused extends RuntimeException {
        private final HttpStatus status;

        Refused(HttpStatus status, String cure) {
            super(cure, null, false, false);
            this.status = status;
        }
    }

    /** Readable from any page, so that the script can say in the console what to mend. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request) {
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        return answer(refused.status, headers)
                .headers(more -> {
                    if (refused.status == HttpStatus.TOO_MANY_REQUESTS) {
                        more.set(HttpHeaders.RETRY_AFTER, "60");
                    }
                })
                .body(ProblemDetail.forStatusAndDetail(refused.status, String.valueOf(refused.getMessage())));
    }
}
