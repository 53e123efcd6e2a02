package dev.frontdesk.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where the database is, and the user that owns it. Prints without the password. */
record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** @param url {@code postgresql://user:password@host:port/db?options} */
    static DatabaseAddress parse(String url) {
        URI uri;
        try {
            uri = URI.create(url.replaceFirst("^jdbc:", ""));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
        String path = uri.getRawPath();
        if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
                || uri.getHost() == null
                || path == null
                || path.length() < 2) {
            throw unreadable();
        }
        String[] user = uri.getRawUserInfo() == null
                ? new String[] {"postgres"}
                : uri.getRawUserInfo().split(":", 2);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + path + query,
                decoded(user[0]),
                user.length < 2 ? "" : decoded(user[1]));
    }

    private static OperatorError unreadable() {
        return new OperatorError("DATABASE_URL isn't understood. Write it as"
                + " postgresql://user:password@host:port/database, with special characters as %XX.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
