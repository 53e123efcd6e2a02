package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.EventStream;

/** Somebody who looks on. */
record Watcher(EventStream stream) {}
