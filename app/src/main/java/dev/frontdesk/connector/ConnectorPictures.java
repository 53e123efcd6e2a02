package dev.frontdesk.connector;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The picture of a connector, {@code icon.svg} in its folder; a plug for one that has none. */
@Controller
class ConnectorPictures {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final Resource PLUG = new ClassPathResource("dev/frontdesk/connector/icon.svg");

    @GetMapping("/app/connectors/{id:[a-z0-9]+}/icon.svg")
    ResponseEntity<Resource> picture(@PathVariable String id) {
        Resource own = new ClassPathResource("dev/frontdesk/connectors/" + id + "/icon.svg");
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)))
                .body(own.exists() ? own : PLUG);
    }
}
