/** WhatsApp through Twilio over HTTP, point by point. */
@NullMarked
package dev.frontdesk.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
