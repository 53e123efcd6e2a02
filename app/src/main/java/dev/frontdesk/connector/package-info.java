/** Owns the connector SPI and everything written once for all providers: connections, credentials, webhooks, polling, health. */
@NullMarked
@ApplicationModule(
        displayName = "Connector",
        allowedDependencies = {"platform", "audit", "panel", "organization"})
package dev.frontdesk.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
