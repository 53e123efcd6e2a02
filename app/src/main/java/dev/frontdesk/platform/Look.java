package dev.frontdesk.platform;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * One select of a {@link Tenancy#look}, with what makes of its rows.
 *
 * @param sql one statement without a semicolon, its parameters as question marks
 * @param parameters in their order, as {@link PreparedStatement#setObject} takes them
 */
public record Look<T>(String sql, RowMapper<T> row, List<? extends @Nullable Object> parameters) {

    public static <T> Look<T> of(String sql, RowMapper<T> row, @Nullable Object... parameters) {
        return new Look<>(sql, row, java.util.Arrays.asList(parameters));
    }

    int bind(PreparedStatement statement, int from) throws SQLException {
        int next = from;
        for (Object parameter : parameters) {
            statement.setObject(next++, parameter);
        }
        return next;
    }

    @SuppressWarnings("NullAway") // a mapper of this kind returns a value for each row
    List<T> read(ResultSet result) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(row.mapRow(result, rows.size()));
        }
        return rows;
    }
}
