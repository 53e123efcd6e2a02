package dev.frontdesk.mcp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A tool of an outside server.
 *
 * @param name as the server calls it
 * @param description what the server says now, bounded
 * @param schema of its arguments as the server says now, JSON
 * @param readOnly whether the server says that it changes nothing
 * @param listed whether the server still has it
 * @param approvedDescription what a person approved; null: nothing yet
 */
public record OutsideTool(
        String name,
        String description,
        String schema,
        boolean readOnly,
        boolean listed,
        Use use,
        @Nullable String approvedDescription,
        @Nullable String approvedSchema) {

    /** Stands for what the server says of it now. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\0" + description + "\0" + schema).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the server says something else of it now than what was approved. */
    public boolean changed() {
        return approvedDescription != null
                && !(description.equals(approvedDescription) && schema.equals(approvedSchema));
    }

    /** Whether assistants may have it: approved, as it is now. */
    public boolean offered() {
        return listed && use != Use.OFF && approvedDescription != null && !changed();
    }
}
