package dev.frontdesk.platform;

/**
 * Where a module keeps values sealed by the {@link Vault}, declared as a bean, so that a change of keys reaches them.
 *
 * @param table the module's own table
 * @param column of type bytea, null where nothing is kept
 * @param context SQL over the row's columns that gives the context the value was sealed with, e.g. {@code 'connection/'
 *     || connection_id || '/' || field}
 */
public record SealedColumn(String table, String column, String context) {}
