/**
 * Owns what is particular to WhatsApp through Twilio. Traps: a message that was taken is not yet delivered, most refusals
 * come later as a status; sends are not idempotent; what an address signs is the whole address as it was pasted; files go
 * out only as public addresses; a person may have no phone number.
 */
@NullMarked
@ApplicationModule(
        displayName = "WhatsApp",
        allowedDependencies = {"connector", "platform", "organization"})
package dev.frontdesk.connectors.whatsapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
