package dev.frontdesk.crm;

import java.util.List;

/**
 * What a file holds and what came of it.
 *
 * @param charset by which it was read
 * @param delimiter of its columns
 * @param columns that are known, in the file's words
 * @param ignored columns that nobody asks for
 * @param rows of the file, without the header
 * @param fitting how many of them can be imported
 * @param imported how many were; 0 where the file was only looked at
 * @param faulty how many rows have faults
 * @param faults the first 500 of them
 * @param more how many faults are not listed
 * @param digest of the file, to be sent again with it
 */
public record ImportReport(
        String charset,
        String delimiter,
        List<String> columns,
        List<String> ignored,
        int rows,
        int fitting,
        int imported,
        int faulty,
        List<Fault> faults,
        int more,
        String digest) {

    static final int FAULTS_MAX = 500;

    public ImportReport {
        columns = List.copyOf(columns);
        ignored = List.copyOf(ignored);
        faults = List.copyOf(faults);
    }
}
