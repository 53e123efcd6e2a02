package dev.frontdesk.access;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What an authenticator app reads from the screen. */
final class QrPicture {

    private static final int BORDER = 4;

    private QrPicture() {}

    /** The address that authenticator apps understand. */
    static String address(String email, byte[] secret) {
        return "otpauth://totp/Frontdesk:" + encoded(email) + "?secret=" + Base32.encode(secret) + "&issuer=Frontdesk";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** One path of black squares, as the {@code d} of an SVG with {@link #size} units a side. */
    static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(' ')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    static int size(QrCode code) {
        return code.size + 2 * BORDER;
    }

    static QrCode of(String text) {
        return QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    }
}
