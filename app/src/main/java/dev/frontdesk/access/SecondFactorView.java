package dev.frontdesk.access;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Secret;
import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second factor, in one of its states.
 *
 * @param fields of the form that leads on
 * @param picture what the authenticator is to read; null unless one is being added
 * @param codes recovery codes, shown this once; else empty
 * @param codesLeft how many are left
 */
public record SecondFactorView(
        State state, List<Field> fields, @Nullable Picture picture, List<String> codes, int codesLeft) {

    public enum State {
        OFF,
        ADDING,
        ADDED,
        ON
    }

    /**
     * @param path the black squares
     * @param size of a side
     * @param secret to be typed where no camera is at hand
     */
    public record Picture(String path, int size, String secret) {}

    public SecondFactorView {
        fields = List.copyOf(fields);
        codes = List.copyOf(codes);
    }

    static SecondFactorView off(Page page, Typed typed) {
        return new SecondFactorView(State.OFF, List.of(typed.into(AccountView.current(page))), null, List.of(), 0);
    }

    static SecondFactorView adding(Page page, SignedIn person, byte[] secret, Typed typed) {
        QrCode code = QrPicture.of(QrPicture.address(person.account().email(), secret));
        Picture picture = new Picture(QrPicture.path(code), QrPicture.size(code), Base32.grouped(secret));
        Field field = DoorFields.code(page).hint("");
        return new SecondFactorView(State.ADDING, List.of(typed.into(field)), picture, List.of(), 0);
    }

    static SecondFactorView added(List<Secret> codes) {
        return new SecondFactorView(
                State.ADDED, List.of(), null, codes.stream().map(Secret::reveal).toList(), codes.size());
    }

    static SecondFactorView on(Page page, int codesLeft, Typed typed) {
        return new SecondFactorView(
                State.ON, List.of(typed.into(AccountView.current(page))), null, List.of(), codesLeft);
    }
}
