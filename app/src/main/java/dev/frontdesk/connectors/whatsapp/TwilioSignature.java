package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks who posted, as <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio describes</a>:
 * the address as it was configured and all parameters, under the account's token.
 */
final class TwilioSignature {

    private static final Pattern DIGEST = Pattern.compile("[?&]bodySHA256=([0-9a-f]{64})(?:&|$)");

    private final byte[] token;

    TwilioSignature(Secret authToken) {
        this.token = authToken.reveal().getBytes(StandardCharsets.UTF_8);
    }

    /** @param addresses at which the request may have been sent: a proxy hides which one it was */
    boolean matches(String given, List<URI> addresses, FormBody form) {
        String parameters = form.signed();
        boolean matches = false;
        for (String address : spellings(addresses)) {
            byte[] ours = sign(address + parameters).getBytes(StandardCharsets.UTF_8);
            matches |= MessageDigest.isEqual(ours, given.getBytes(StandardCharsets.UTF_8));
        }
        return matches;
    }

    /** For a body that is no form: its digest stands in the address, which is signed. */
    boolean matchesBody(String given, List<URI> addresses, byte[] body) {
        String digest = HexFormat.of().formatHex(sha256(body));
        List<URI> naming = addresses.stream()
                .filter(address -> {
                    Matcher matcher = DIGEST.matcher(address.toString());
                    return matcher.find() && matcher.group(1).equals(digest);
                })
                .toList();
        return matches(given, naming, FormBody.parse(""));
    }

    /**
     * With and without the usual port, since Twilio's edges disagree; and as it was pasted, because some who speak in
     * Twilio's place sign the fragment too.
     */
    private static Set<String> spellings(List<URI> addresses) {
        Set<String> spellings = new LinkedHashSet<>();
        for (URI address : addresses) {
            String bare = address.toString();
            String port = "https".equalsIgnoreCase(address.getScheme()) ? ":443" : ":80";
            String authority = String.valueOf(address.getRawAuthority());
            String start = address.getScheme() + "://" + authority;
            spellings.add(bare);
            if (authority.endsWith(port)) {
                String shorter = authority.substring(0, authority.length() - port.length());
                spellings.add(address.getScheme() + "://" + shorter + bare.substring(start.length()));
            } else if (address.getPort() < 0) {
                spellings.add(start + port + bare.substring(start.length()));
            }
            spellings.add(WhatsappConnector.persistent(address).toString());
        }
        return spellings;
    }

    private String sign(String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token, "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
