package dev.frontdesk.access;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.panel.Words;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The page about oneself. */
public record AccountView(
        String email, List<Field> about, List<Field> password, SecondFactorView secondFactor, List<Row> sessions) {

    /** @param device the browser and what it runs on, as far as it says */
    public record Row(UUID id, String device, String address, Instant seenAt, boolean current) {}

    public AccountView {
        about = List.copyOf(about);
        password = List.copyOf(password);
        sessions = List.copyOf(sessions);
    }

    static List<Field> about(Page page, SignedIn person, Typed typed) {
        return List.of(
                typed.into(DoorFields.name(page).value(person.account().name())),
                typed.into(Field.select(
                                "language",
                                page.say("panel.look.language"),
                                Words.LANGUAGES.stream()
                                        .map(each ->
                                                new Field.Option(each.getLanguage(), each.getDisplayLanguage(each)))
                                        .toList())
                        .value(Objects.requireNonNullElse(
                                person.account().language(), page.locale().getLanguage()))
                        .needed()));
    }

    static List<Field> password(Page page, Typed typed) {
        return List.of(typed.into(current(page)), typed.into(DoorFields.newPassword(page)));
    }

    static Field current(Page page) {
        return Field.of(Field.Kind.PASSWORD, "current", page.say("access.password.current"))
                .autocomplete("current-password")
                .needed();
    }

    static List<Row> sessions(SignedIn person, List<Session> sessions) {
        return sessions.stream()
                .map(session -> new Row(
                        session.id(),
                        Device.name(session.visit().device()),
                        session.visit().address(),
                        session.seenAt(),
                        session.id().equals(person.session().id())))
                .toList();
    }
}
