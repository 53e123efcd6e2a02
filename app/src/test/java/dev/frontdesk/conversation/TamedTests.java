package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives is brought into a form that everything behind it can take. */
class TamedTests {

    private static final Inbound.Chat CHAT = new Inbound.Chat("1", false, null);
    private static final Inbound.Person ANN = new Inbound.Person("1", "Ann", null, null);

    private static Inbound tamed(String text, @Nullable Part part) {
        List<Part> parts = part == null ? List.of() : List.of(part);
        return Tamed.of(new Inbound.Message(CHAT, ANN, Instant.EPOCH, "1", text, parts, null, true));
    }

    private static String text(Inbound inbound) {
        return ((Inbound.Message) inbound).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\0\0 \0", "\uD83D", "\uDE00\uD83D", " \uD800\n\0"})
    void ignoresWhatHoldsNoCharacter(String text) {
        assertThat(tamed(text, null)).isInstanceOf(Inbound.Ignored.class);
        assertThat(tamed(text, new Part(Part.Kind.PHOTO, "1", null, null, 0))).isInstanceOf(Inbound.Message.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "\uD83D\uDE00", "\0?", "a\uD83D"})
    void leavesWhatSaysSomethingOrCannotBeRead(String text) {
        assertThat(text(tamed(text, null))).isEqualTo(text);
    }

    @Test
    void cutsWhatIsEndless() {
        assertThat(text(tamed("ж".repeat(100_000), null)))
                .hasSize(Tamed.LENGTH_MAX + 1)
                .endsWith("ж…");
        String smiles = "a" + "\uD83D\uDE00".repeat(50_000);
        assertThat(text(tamed(smiles, null))).hasSize(Tamed.LENGTH_MAX).endsWith("\uD83D\uDE00…");
        Inbound edited = Tamed.of(new Inbound.Edited(CHAT, ANN, Instant.EPOCH, "1", "ж".repeat(100_000)));
        assertThat(((Inbound.Edited) edited).text()).hasSize(Tamed.LENGTH_MAX + 1);
    }

    @Test
    void saysThatATextWasCut() {
        Part remark = Part.remark(Inbound.Remark.TEXT_CUT, 1, null);
        assertThat(((Inbound.Message) tamed("ж".repeat(100_000), null)).parts()).containsExactly(remark);
        assertThat(((Inbound.Message) tamed("ж".repeat(100_000), remark)).parts())
                .containsExactly(remark);
        assertThat(((Inbound.Message) tamed("ж", null)).parts()).isEmpty();
    }
}
