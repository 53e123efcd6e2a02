package dev.frontdesk.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AnswerReaderTests {

    private final AnswerReader reader = new AnswerReader();

    @Test
    void readsAnswerThatComesByteByByte() {
        String answer = "HTTP/1.1 503 \r\ncontent-length: 5\r\nRetry-After: 1\r\n\r\nlater";
        for (int i = 0; i < answer.length() - 1; i++) {
            assertThat(reader.take(bytes(answer.substring(i, i + 1)))).isFalse();
        }
        assertThat(reader.take(bytes("r"))).isTrue();
        assertThat(reader.status()).isEqualTo(503);
    }

    @Test
    void readsOneAnswerAfterTheOther() {
        assertThat(reader.take(bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")))
                .isTrue();
        assertThat(reader.closes()).isTrue();
        reader.reset();
        assertThat(reader.take(bytes("HTTP/1.1 401 \r\nContent-Length: 2\r\n\r\nno")))
                .isTrue();
        assertThat(reader.status()).isEqualTo(401);
        assertThat(reader.closes()).isFalse();
    }

    @Test
    void takesAnswerWithoutLengthForOneWithoutBody() {
        assertThat(reader.take(bytes("HTTP/1.1 204 \r\n\r\n"))).isTrue();
    }

    @Test
    void refusesChunks() {
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.take(bytes("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n")));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
