package dev.frontdesk.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connector and the fields of its form, in the language of whoever asks.
 *
 * @param section {@code messengers}, {@code crm}, {@code office}, {@code social}, {@code billing} or {@code mail}
 * @param webhookHint where its webhook address is to be pasted by a person; null where nobody has to
 */
public record ConnectorView(
        String id,
        String name,
        String section,
        String sectionName,
        boolean carriesConversations,
        String description,
        @Nullable String webhookHint,
        List<FieldView> fields) {

    /**
     * @param kind {@code text}, {@code secret}, {@code url}, {@code number}, {@code checkbox}, {@code lines} or
     *     {@code choice}
     * @param link the provider's page where the value is found
     */
    public record FieldView(
            String name,
            String kind,
            boolean required,
            String label,
            String hint,
            @Nullable String link,
            List<Option> options) {

        public FieldView {
            options = List.copyOf(options);
        }
    }

    /** One value that a {@code choice} can take. */
    public record Option(String value, String name) {}
}
