package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Profile;

/**
 * Which bot we are, to know when a group means us.
 *
 * @param username without the at sign, empty before the first check
 */
record Bot(long id, String username) {

    /** The id is the first part of the token, so it is known before anybody was asked. */
    static Bot of(Account account) {
        String token = account.secret("token").orElseThrow().reveal();
        int colon = token.indexOf(':');
        String id = colon < 0 ? "" : token.substring(0, colon);
        Profile profile = account.profile();
        return new Bot(
                id.matches("\\d{1,17}") ? Long.parseLong(id) : 0,
                profile == null ? "" : profile.name().replaceFirst("^@", ""));
    }

    boolean isNamed(String name) {
        return !username.isEmpty() && username.equalsIgnoreCase(name);
    }
}
