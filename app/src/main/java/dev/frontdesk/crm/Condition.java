package dev.frontdesk.crm;

/** What a column must be. Columns come from {@link Filters} and {@link Scopes}, never from outside. */
record Condition(String column, String operator, Object value) {

    static Condition is(String column, Object value) {
        return new Condition(column, "=", value);
    }
}
