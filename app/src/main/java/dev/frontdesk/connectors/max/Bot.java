package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Profile;

/**
 * Which bot we are, to know when a group means us.
 *
 * @param id 0 before the first check
 * @param username without the at sign, empty before the first check
 */
record Bot(long id, String username) {

    static Bot of(Account account) {
        Profile profile = account.profile();
        if (profile == null || !profile.accountId().matches("\\d{1,18}")) {
            return new Bot(0, "");
        }
        String name = profile.name();
        return new Bot(Long.parseLong(profile.accountId()), name.startsWith("@") ? name.substring(1) : "");
    }

    boolean isNamed(String word) {
        return !username.isEmpty() && word.equalsIgnoreCase("@" + username);
    }
}
