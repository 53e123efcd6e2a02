package dev.frontdesk.sandbox.whatsapp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of all accounts, in memory; the oldest go when it is full. */
final class MediaStore {

    private static final long BYTES_MAX = 256L << 20;
    private static final int LINKS_MAX = 10_000;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(
            String sid,
            String accountSid,
            String mediaType,
            @Nullable String name,
            byte[] content) {}

    /** A short-lived address on the other host. */
    record Link(Stored file, long untilMillis) {}

    private final Twilio twilio;
    private final LinkedHashMap<String, Stored> files = new LinkedHashMap<>();
    private final LinkedHashMap<String, Link> links = new LinkedHashMap<>();
    private long bytes;

    MediaStore(Twilio twilio) {
        this.twilio = twilio;
    }

    synchronized Stored add(Account account, String mediaType, @Nullable String name, byte[] content) {
        Stored file = new Stored(Sid.next("ME"), account.sid(), mediaType, name, content);
        files.put(file.sid(), file);
        bytes += content.length;
        while (bytes > BYTES_MAX && files.size() > 1) {
            Map.Entry<String, Stored> oldest = files.pollFirstEntry();
            bytes -= oldest.getValue().content().length;
        }
        return file;
    }

    synchronized @Nullable Stored find(Account account, String sid) {
        Stored file = files.get(sid);
        return file != null && file.accountSid().equals(account.sid()) ? file : null;
    }

    synchronized boolean remove(Account account, String sid) {
        Stored file = find(account, sid);
        if (file == null) {
            return false;
        }
        files.remove(sid);
        bytes -= file.content().length;
        return true;
    }

    synchronized String link(Stored file) {
        String key = Sid.next("lk");
        links.put(key, new Link(file, twilio.clock().millis() + twilio.limits().mediaSeconds() * 1000));
        if (links.size() > LINKS_MAX) {
            links.pollFirstEntry();
        }
        return key;
    }

    /** Null where it is unknown or has expired. */
    synchronized @Nullable Stored linked(String key) {
        Link link = links.get(key);
        return link != null && link.untilMillis() > twilio.clock().millis() ? link.file() : null;
    }

    synchronized void clear() {
        files.clear();
        links.clear();
        bytes = 0;
    }
}
