package dev.frontdesk.bench.section;

/**
 * A bot connected by webhook, and what its posts need.
 *
 * @param account its id at Telegram
 * @param path of its webhook at the product
 */
record Shop(String account, String path, String secret) {}
