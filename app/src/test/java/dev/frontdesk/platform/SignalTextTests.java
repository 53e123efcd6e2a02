package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignalTextTests {

    @Test
    void packsManySignalsIntoFewTextsThatPostgresCarries() {
        List<String> lines =
                IntStream.range(0, 1_000).mapToObj(i -> "topic\tpayload " + i).toList();

        List<String> texts = SignalText.pack("node", lines);

        assertThat(texts).hasSizeLessThan(5).allSatisfy(text -> assertThat(text).hasSizeLessThan(8_000));
        assertThat(texts).allMatch(text -> SignalText.isFrom("node", text));
        assertThat(texts.stream().flatMap(text -> SignalText.unpack(text).stream()))
                .containsExactlyElementsOf(lines);
    }
}
