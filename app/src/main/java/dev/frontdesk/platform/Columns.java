package dev.frontdesk.platform;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a list of rows to a statement column by column, for set-based statements over {@code unnest(?, ?, …)}: one
 * statement and one round trip for any number of rows.
 *
 * @param <T> a row
 */
public final class Columns<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int parameter;

    private Columns(PreparedStatement statement, List<T> rows, int first) {
        this.statement = statement;
        this.rows = rows;
        this.parameter = first;
    }

    /** Binding begins at the first parameter. */
    public static <T> Columns<T> of(PreparedStatement statement, List<T> rows) {
        return new Columns<>(statement, rows, 1);
    }

    /** Goes on with other rows at the next parameter. */
    public <U> Columns<U> then(List<U> others) {
        return new Columns<>(statement, others, parameter);
    }

    public Columns<T> uuids(Function<T, ? extends @Nullable Object> value) throws SQLException {
        return bind("uuid", value);
    }

    public Columns<T> texts(Function<T, ? extends @Nullable Object> value) throws SQLException {
        return bind("text", value);
    }

    public Columns<T> shorts(Function<T, Short> value) throws SQLException {
        return bind("int2", value);
    }

    public Columns<T> ints(Function<T, Integer> value) throws SQLException {
        return bind("int4", value);
    }

    public Columns<T> longs(Function<T, Long> value) throws SQLException {
        return bind("int8", value);
    }

    public Columns<T> booleans(Function<T, Boolean> value) throws SQLException {
        return bind("bool", value);
    }

    public Columns<T> times(Function<T, @Nullable Instant> value) throws SQLException {
        return bind("timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : time.toString();
        });
    }

    private Columns<T> bind(String type, Function<T, ? extends @Nullable Object> value) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        Array array = statement.getConnection().createArrayOf(type, values);
        statement.setArray(parameter++, array);
        return this;
    }
}
