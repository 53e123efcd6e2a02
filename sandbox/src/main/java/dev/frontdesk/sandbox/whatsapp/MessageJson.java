package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ObjectNode;

/** A message as the <a href="https://www.twilio.com/docs/messaging/api/message-resource">resource</a> shows it. */
final class MessageJson {

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private MessageJson() {}

    static ObjectNode of(Account account, Message message) {
        Message.Facts facts = message.facts();
        String person = facts.customer().address();
        String path = "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + message.sid();
        ObjectNode json = Json.object()
                .put("sid", message.sid())
                .put("account_sid", account.sid())
                .putNull("messaging_service_sid")
                .put("to", facts.outgoing() ? person : account.address())
                .put("from", facts.outgoing() ? account.address() : person)
                .put("body", facts.body())
                .put("status", message.status())
                .put("num_segments", "1")
                .put("num_media", Integer.toString(message.mediaCount()))
                .put("direction", facts.direction())
                .put("api_version", "2010-04-01")
                .putNull("price")
                .putNull("price_unit");
        if (message.errorCode() == 0) {
            json.putNull("error_code").putNull("error_message");
        } else {
            json.put("error_code", message.errorCode()).put("error_message", Errors.text(message.errorCode()));
        }
        json.put("date_created", date(facts.at())).put("date_updated", date(message.updated()));
        if (message.status().equals("queued")) {
            json.putNull("date_sent");
        } else {
            json.put("date_sent", date(message.updated()));
        }
        json.put("uri", path + ".json");
        json.putObject("subresource_uris").put("media", path + "/Media.json");
        return json;
    }

    private static String date(Instant instant) {
        return DATE.format(instant.atOffset(ZoneOffset.UTC)).replace("GMT", "+0000");
    }
}
