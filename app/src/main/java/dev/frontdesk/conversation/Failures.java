package dev.frontdesk.conversation;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Turns what the driver throws into Spring's exceptions, as the rest of the code expects them. */
final class Failures {

    private static final SQLExceptionSubclassTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private Failures() {}

    static RuntimeException translate(String task, SQLException failure) {
        DataAccessException translated = TRANSLATOR.translate(task, null, failure);
        return translated != null ? translated : new DataAccessResourceFailureException("Could not " + task, failure);
    }
}
