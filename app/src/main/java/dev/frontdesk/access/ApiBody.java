package dev.frontdesk.access;

import java.util.List;

/**
 * What is sent or comes back.
 *
 * @param types its media types
 * @param example as JSON; empty where it is none
 */
public record ApiBody(List<String> types, List<ApiField> fields, String example) {

    public ApiBody {
        types = List.copyOf(types);
        fields = List.copyOf(fields);
    }
}
