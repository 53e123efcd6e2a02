package dev.frontdesk.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers of a request as a map that costs nothing until it is read as a whole: most readers want one of them. */
final class RequestHeaders extends AbstractMap<String, String> {

    private final HttpServletRequest request;

    RequestHeaders(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable String get(Object name) {
        return request.getHeader(name.toString());
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> all = new LinkedHashMap<>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> all.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return all.entrySet();
    }
}
