package dev.frontdesk.sandbox.mail;

import com.icegreen.greenmail.store.StoredMessage;
import dev.frontdesk.sandbox.EventStream;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The controls under {@code /control/mail}. {@code account} is a mailbox's address, {@code chat} a customer's id or
 * address.
 *
 * <ul>
 *   <li>{@code POST accounts} makes a mailbox, see {@link Mailboxes}; {@code GET accounts} lists them; {@code POST
 *       accounts/{account}/revocation} gives it a new password; {@code POST accounts/{account}/renewal} empties it and
 *       changes its UIDVALIDITY
 *   <li>{@code POST messages} a customer writes, see {@link Composer}, or {@code {items: […]}}; {@code GET
 *       messages?account=&chat=&after=} the letters between the two, see {@link LetterView}
 *   <li>{@code GET sent?account=} what lies in its folder of sent mail: {@code {items: [{messageId, subject, seen, bytes}]}}
 *   <li>{@code GET files/{letter}?account=&index=} a file of a letter
 *   <li>{@code POST blocks {account, user, blocked}} the customer's mailbox is gone: what is sent there bounces; {@code
 *       GET blocks?account=&chat=} tells
 *   <li>{@code PUT, GET faults}, see {@link dev.frontdesk.sandbox.Fault}, for the methods {@code login}, {@code send} (with
 *       {@code smtp} as the literal reply) and {@code imap}
 *   <li>{@code DELETE connections} breaks all that are open
 *   <li>{@code GET events?account=} server-sent events {@code message, standing, missed}
 * </ul>
 */
final class MailControls {

    private final PostOffice office;
    private final Mailboxes mailboxes;
    private final Composer composer = new Composer();

    MailControls(PostOffice office) {
        this.office = office;
        this.mailboxes = new Mailboxes(office);
    }

    void addTo(HttpRules rules) {
        rules.post("/accounts", Json.answering(request -> mailboxes.make(Json.body(request))));
        rules.get("/accounts", Json.answering(request -> mailboxes.list()));
        rules.post("/accounts/{account}/revocation", Json.answering(request -> mailboxes.revoke(pathMailbox(request))));
        rules.post("/accounts/{account}/renewal", Json.answering(this::renew));
        rules.post("/messages", Json.answering(this::write));
        rules.get("/messages", Json.answering(this::letters));
        rules.get("/sent", Json.answering(this::sent));
        rules.get("/files/{letter}", this::file);
        rules.post("/blocks", Json.answering(this::block));
        rules.get("/blocks", Json.answering(this::blocked));
        rules.put("/faults", Json.answering(this::putFault));
        rules.get("/faults", Json.answering(request -> items(office.faults().toJson())));
        rules.delete(
                "/connections",
                Json.answering(
                        request -> Json.object().put("broken", office.sockets().reset())));
        rules.get("/events", this::events);
    }

    private Mailbox pathMailbox(ServerRequest request) {
        return office.ofAccount(request.path().pathParameters().get("account"));
    }

    private Mailbox queryMailbox(ServerRequest request) {
        return office.ofAccount(Json.query(request, "account"));
    }

    private JsonNode renew(ServerRequest request) {
        Mailbox mailbox = pathMailbox(request);
        office.users().renew(mailbox);
        return mailboxes.view(mailbox);
    }

    private JsonNode write(ServerRequest request) throws Exception {
        ObjectNode order = Json.body(request);
        if (!order.has("items")) {
            return write(order);
        }
        ArrayNode written = Json.MAPPER.createArrayNode();
        for (JsonNode item : order.path("items")) {
            written.add(write(item));
        }
        return items(written);
    }

    private ObjectNode write(JsonNode order) throws Exception {
        Mailbox mailbox = office.ofAccount(order.path("account").asString(null));
        Letter letter = mailbox.keep(composer.compose(mailbox, order));
        office.users().deliver(mailbox, letter.mail());
        return Json.object()
                .put("id", letter.id())
                .put("messageId", letter.mail().getMessageID())
                .put("from", letter.customer())
                .put("delivered", true);
    }

    private ObjectNode sent(ServerRequest request) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        Mailbox mailbox = office.ofAccount(request.query().first("account").orElse(null));
        for (StoredMessage kept : office.users().sent(mailbox)) {
            try {
                items.addObject()
                        .put("messageId", kept.getMimeMessage().getMessageID())
                        .put("subject", kept.getMimeMessage().getSubject())
                        .put("seen", kept.isSet(Flags.Flag.SEEN))
                        .put("bytes", kept.getMimeMessage().getSize());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return answer;
    }

    private JsonNode letters(ServerRequest request) {
        String chat = Json.query(request, "chat");
        Mailbox mailbox = queryMailbox(request);
        List<Letter> letters = chat == null ? mailbox.letters() : mailbox.with(Customer.address(chat));
        int after = number(Json.query(request, "after"));
        ArrayNode items = Json.MAPPER.createArrayNode();
        letters.stream()
                .filter(letter -> letter.id() > after)
                .map(LetterView::of)
                .forEach(items::add);
        return items(items);
    }

    private static int number(@Nullable String text) {
        if (text != null && !text.matches("\\d{1,9}")) {
            throw new Problem(400, "This is no number: " + text);
        }
        return text == null ? 0 : Integer.parseInt(text);
    }

    private void file(ServerRequest request, ServerResponse response) throws IOException, MessagingException {
        try {
            int id = number(request.path().pathParameters().get("letter"));
            Letter letter = queryMailbox(request).letters().stream()
                    .filter(each -> each.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new Problem(404, "There is no letter " + id + "."));
            List<BodyPart> files = LetterView.files(letter.mail());
            int index = number(Json.query(request, "index"));
            if (index >= files.size()) {
                throw new Problem(404, "The letter has " + files.size() + " files.");
            }
            response.header("Content-Type", files.get(index).getContentType().replaceFirst(";(?s).*", ""));
            response.send(files.get(index).getInputStream().readAllBytes());
        } catch (Problem problem) {
            Json.send(response, problem);
        }
    }

    private JsonNode block(ServerRequest request) {
        ObjectNode order = Json.body(request);
        Mailbox mailbox = office.ofAccount(order.path("account").asString(null));
        String address = Customer.of(order.has("user") ? order.path("user") : order.path("chat"))
                .address();
        boolean blocked = order.path("blocked").asBoolean(true);
        if (blocked) {
            mailbox.bouncing().add(address);
        } else {
            mailbox.bouncing().remove(address);
        }
        ObjectNode view = Json.object().put("chat", Customer.chat(address)).put("blocked", blocked);
        mailbox.watchers().forEach(watcher -> watcher.publish("standing", view));
        return view;
    }

    private JsonNode blocked(ServerRequest request) {
        String address = Customer.address(Json.query(request, "chat"));
        return Json.object()
                .put("chat", Customer.chat(address))
                .put("blocked", queryMailbox(request).bouncing().contains(address));
    }

    private JsonNode putFault(ServerRequest request) {
        office.faults().put(Json.body(request));
        return items(office.faults().toJson());
    }

    private void events(ServerRequest request, ServerResponse response) throws InterruptedException {
        EventStream stream = new EventStream();
        Mailbox mailbox;
        try {
            mailbox = queryMailbox(request);
        } catch (Problem problem) {
            Json.send(response, problem);
            return;
        }
        mailbox.watchers().add(stream);
        try {
            stream.writeTo(response);
        } finally {
            mailbox.watchers().remove(stream);
        }
    }

    private static ObjectNode items(JsonNode list) {
        ObjectNode answer = Json.object();
        answer.set("items", list);
        return answer.putNull("nextCursor");
    }
}
