package dev.frontdesk.conversation;

import dev.frontdesk.platform.GroupCommit;
import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.TransactionException;

/** Turns what the driver throws into Spring's exceptions, as the rest of the code expects them. */
final class Failures {

    private static final SQLExceptionSubclassTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private Failures() {}

    /** The database was away, overloaded or stopping: what was to be written is not to blame, and nothing is given up. */
    static boolean isOfTheDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return !GroupCommit.isAboutTheItems(sql);
            }
            if (cause instanceof GroupCommit.Closed || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }

    static RuntimeException translate(String task, SQLException failure) {
        DataAccessException translated = TRANSLATOR.translate(task, null, failure);
        return translated != null ? translated : new DataAccessResourceFailureException("Could not " + task, failure);
    }
}
