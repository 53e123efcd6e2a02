package dev.frontdesk.sandbox.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How Twilio <a href="https://www.twilio.com/docs/usage/security#validating-requests">signs its requests</a>. */
final class Signature {

    private Signature() {}

    /** @param address as it was configured, without a fragment */
    static String of(String authToken, String address, Form form) {
        SortedMap<String, TreeSet<String>> sorted = new TreeMap<>();
        form.entries()
                .forEach(entry -> sorted.computeIfAbsent(entry.name(), name -> new TreeSet<>())
                        .add(entry.value()));
        StringBuilder data = new StringBuilder(address);
        sorted.forEach(
                (name, values) -> values.forEach(value -> data.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(data.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
