package dev.frontdesk.access;

import java.util.List;

/**
 * A part of the REST interface, as the page that describes it shows it.
 *
 * @param id names it in the page's address
 */
public record ApiGroup(String id, String name, List<ApiCall> calls) {

    public ApiGroup {
        calls = List.copyOf(calls);
    }
}
