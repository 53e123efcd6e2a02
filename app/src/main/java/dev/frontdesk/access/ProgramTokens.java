package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import java.util.Optional;

/** Tokens by which programs act for a person in one place. Asked where a bearer is no API key; declared as a bean. */
@FunctionalInterface
public interface ProgramTokens {

    /**
     * @param token as it was sent, of any form
     * @param path of the request
     * @return for whom; empty: it is unknown, over, or not good there
     */
    Optional<Caller> caller(String token, String path);
}
