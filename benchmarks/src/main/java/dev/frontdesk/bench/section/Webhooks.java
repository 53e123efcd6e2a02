package dev.frontdesk.bench.section;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Telegram's posts, byte for byte as they come over the wire. */
final class Webhooks {

    private Webhooks() {}

    static byte[] post(String path, String secret, String body) {
        byte[] content = body.getBytes(UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "X-Telegram-Bot-Api-Secret-Token: " + secret + "\r\nContent-Length: " + content.length
                        + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }

    /** A person's text in their private chat with the bot. */
    static String update(long updateId, int messageId, long chat, String text) {
        return "{\"update_id\":" + updateId + ",\"message\":{\"message_id\":" + messageId + ",\"date\":"
                + System.currentTimeMillis() / 1000 + ",\"from\":{\"id\":" + chat
                + ",\"is_bot\":false,\"first_name\":\"Anna\",\"last_name\":\"Keller\",\"username\":\"anna_" + chat
                + "\",\"language_code\":\"en\"},\"chat\":{\"id\":" + chat
                + ",\"type\":\"private\",\"first_name\":\"Anna\",\"last_name\":\"Keller\",\"username\":\"anna_" + chat
                + "\"},\"text\":\"" + text + "\"}}";
    }

    /** News of a kind that the product writes down and does nothing about. */
    static String poll(long updateId) {
        return "{\"update_id\":" + updateId + ",\"poll\":{\"id\":\"" + updateId
                + "\",\"question\":\"Which flowers?\",\"options\":[{\"text\":\"Roses\",\"voter_count\":1},"
                + "{\"text\":\"Tulips\",\"voter_count\":2}],\"total_voter_count\":3,\"is_closed\":false,"
                + "\"is_anonymous\":true,\"type\":\"regular\",\"allows_multiple_answers\":false}}";
    }
}
