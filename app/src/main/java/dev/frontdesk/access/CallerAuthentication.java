package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who has proven who they are; what they may do is the {@link Caller}'s to say. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;
    private final transient @Nullable SignedIn person;

    CallerAuthentication(Caller caller, @Nullable SignedIn person) {
        super(List.of());
        this.caller = caller;
        this.person = person;
        setAuthenticated(true);
    }

    /** Null for an API key. */
    @Nullable SignedIn person() {
        return person;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(caller);
    }
}
