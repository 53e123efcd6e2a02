package dev.frontdesk.crm;

/**
 * What is wrong with a row of a file.
 *
 * @param row as a spreadsheet numbers it
 * @param column as the file names it; empty: the row as a whole
 * @param message in the reader's language
 */
public record Fault(int row, String column, String message) {}
