package dev.frontdesk.model;

import dev.frontdesk.platform.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a model is asked, and by whom. */
record Target(URI address, @Nullable Secret key, ModelHttp http) {

    /** Providers that need no key are content with any. */
    String keyOr(String none) {
        return key == null ? none : key.reveal();
    }

    @Nullable String secret() {
        return key == null ? null : key.reveal();
    }

    String base() {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Of vectors that may be compared with one another. */
    String nameOf(Provider provider, String model) {
        return provider.id() + "/" + address.getAuthority() + "/" + model;
    }
}
