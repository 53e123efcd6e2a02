package dev.frontdesk.access;

/** Where a person wanted to go before they had to sign in: an address of ours, never somebody else's. */
final class Next {

    private static final String HOME = "/app";

    private Next() {}

    static String of(String wanted) {
        boolean ours = wanted.matches("/[^/\\\\].*") && wanted.chars().noneMatch(Character::isISOControl);
        return ours && !wanted.startsWith("/sign-") ? wanted : HOME;
    }
}
