package dev.frontdesk.access;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What people change about themselves; keys are refused. */
@RestController
@RequestMapping("/api/v1/me")
class MyAccountApi {

    /** What is absent stays. */
    record Change(@Nullable String name, @Nullable String language) {}

    record PasswordChange(
            @Nullable String current, @Nullable String password) {}

    /** @param current the password, once more */
    record Proof(@Nullable String current) {}

    /**
     * @param secret to be typed into an authenticator app
     * @param address the same for a picture to scan, {@code otpauth://…}
     */
    record Proposal(String secret, String address) {}

    record Code(@Nullable String code) {}

    /** @param recoveryCodes each good once, shown this once */
    record Confirmed(List<String> recoveryCodes) {}

    /** @param current whether it is the one that asks */
    record Shown(UUID id, String device, String address, Instant createdAt, Instant lastSeenAt, boolean current) {}

    private final OwnAccount own;
    private final MeApi me;
    private final Words words;

    MyAccountApi(OwnAccount own, MeApi me, Words words) {
        this.own = own;
        this.me = me;
        this.words = words;
    }

    @Operation(summary = "Change your name or language")
    @PatchMapping
    MeApi.Me change(SignedIn person, @RequestBody Change change) {
        Check check = new Check(words.in(Locale.ENGLISH));
        String name = change.name() == null ? person.account().name() : check.name("name", change.name());
        String language =
                change.language() == null ? person.account().language() : check.language("language", change.language());
        check.done();
        return me.show(Objects.requireNonNull(person.caller()), own.change(person, name, language));
    }

    /** Ends every other session. */
    @Operation(summary = "Change your password; other sessions end")
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(SignedIn person, @RequestBody PasswordChange change, HttpServletResponse response) {
        Check check = new Check(words.in(Locale.ENGLISH));
        Secret wanted =
                check.password("password", change.password(), person.account().email());
        check.done();
        require(own.changePassword(person, secret(change.current()), wanted), response);
    }

    /** Begins to add a second factor. */
    @Operation(summary = "Begin to set up a second factor")
    @PostMapping("/second-factor")
    Proposal propose(SignedIn person, @RequestBody Proof proof, HttpServletResponse response) {
        require(own.prove(person, secret(proof.current())), response);
        if (own.hasSecondFactor(person)) {
            throw new Problem.Conflict("Not possible now", "There is a second factor already; end it first.");
        }
        byte[] secret = own.proposeSecondFactor(person);
        return new Proposal(
                Base32.encode(secret), QrPicture.address(person.account().email(), secret));
    }

    /** Adds it, once the authenticator gives the right code. */
    @Operation(summary = "Switch the second factor on with a first code")
    @PutMapping("/second-factor")
    Confirmed confirm(SignedIn person, @RequestBody Code code) {
        return own.confirmSecondFactor(person, Objects.requireNonNullElse(code.code(), ""))
                .map(codes -> new Confirmed(codes.stream().map(Secret::reveal).toList()))
                .orElseThrow(() -> new Problem.Invalid("code", "This code is not right, or nothing was begun."));
    }

    @Operation(summary = "Switch the second factor off")
    @PostMapping("/second-factor/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(SignedIn person, @RequestBody Proof proof, HttpServletResponse response) {
        require(own.prove(person, secret(proof.current())), response);
        own.dropSecondFactor(person);
    }

    @Operation(summary = "List where you are signed in")
    @GetMapping("/sessions")
    Listing<Shown> sessions(SignedIn person) {
        return new Listing<>(
                own.sessions(person).stream()
                        .map(session -> new Shown(
                                session.id(),
                                Device.name(session.visit().device()),
                                session.visit().address(),
                                session.createdAt(),
                                session.seenAt(),
                                session.id().equals(person.session().id())))
                        .toList(),
                null);
    }

    @Operation(summary = "Sign out elsewhere")
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(SignedIn person, @PathVariable UUID id) {
        if (!own.endSession(person, id)) {
            throw new Problem.Missing("session", id);
        }
    }

    private static Secret secret(@Nullable String current) {
        return new Secret(
                current == null || current.isEmpty() || current.length() > Passwords.LENGTH_MAX ? "-" : current);
    }

    private static void require(OwnAccount.Proof proof, HttpServletResponse response) {
        switch (proof) {
            case OwnAccount.Proof.Right _ -> {}
            case OwnAccount.Proof.Wrong _ -> throw new Problem.Invalid("current", "This is not your password.");
            case OwnAccount.Proof.Paused(Duration pause) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds() + 1));
                throw new ResponseStatusException(
                        HttpStatus.TOO_MANY_REQUESTS, "Too many attempts; wait as long as Retry-After says.");
            }
        }
    }
}
