package dev.frontdesk.sandbox.telegram;

/** A file that came with a call. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upload(String fileName, String mimeType, byte[] content) {}
