package dev.frontdesk.connectors.whatsapp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Twilio does, written anew from its description. */
final class SignedPost {

    private SignedPost() {}

    /** @param body of parameters whose names differ */
    static String signature(String token, String url, String body) {
        String data = url
                + Arrays.stream(body.split("&"))
                        .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                        .sorted()
                        .map(pair -> pair.replaceFirst("=", ""))
                        .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
