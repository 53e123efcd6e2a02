package dev.frontdesk.access;

import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Secret;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Full addresses of our pages, for links that people pass on. */
@Component
class Addresses {

    private final FrontdeskSettings settings;

    Addresses(FrontdeskSettings settings) {
        this.settings = settings;
    }

    /** To be called while a request is answered. */
    String of(String path, Secret token) {
        return base() + path + "?token=" + token.reveal();
    }

    /** Of the installation, without a slash at its end. To be called while a request is answered. */
    String base() {
        String base = settings.publicAddress()
                .map(Object::toString)
                .orElseGet(() -> ServletUriComponentsBuilder.fromCurrentContextPath()
                        .build()
                        .toUriString());
        return base.replaceAll("/+$", "");
    }
}
