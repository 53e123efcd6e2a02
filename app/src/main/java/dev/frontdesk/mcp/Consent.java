package dev.frontdesk.mcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked before a program acts for them.
 *
 * @param program as it calls itself
 * @param host where the person is sent with the answer, or that says who the program is
 * @param email whose rights it gets
 * @param project where alone it works; null: everywhere in the organization
 * @param fields of the wish
 */
public record Consent(
        String program,
        String host,
        String email,
        String role,
        String organization,
        @Nullable String project,
        Map<String, String> fields) {

    public Consent {
        fields = Map.copyOf(fields);
    }
}
