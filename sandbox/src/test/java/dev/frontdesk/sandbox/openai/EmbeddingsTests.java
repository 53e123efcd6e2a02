package dev.frontdesk.sandbox.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.frontdesk.sandbox.Sandbox;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddingsTests {

    private Sandbox sandbox;
    private ModelClient model;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(0);
        model = ModelClient.of(sandbox.port());
    }

    @AfterAll
    void stop() {
        model.close();
        sandbox.close();
    }

    @Test
    void embedsABatchInOrder() {
        JsonNode answer = ModelClient.json(
                model.post("/embeddings", "{\"model\": \"sandbox-embed-large\", \"input\": [\"roses\", \"tulips\"]}"));

        assertThat(answer.path("data").size()).isEqualTo(2);
        JsonNode second = answer.path("data").path(1);
        assertThat(second.path("index").asInt()).isEqualTo(1);
        assertThat(second.path("embedding").size()).isEqualTo(768);
        double length = 0;
        for (JsonNode value : second.path("embedding")) {
            length += value.asDouble() * value.asDouble();
        }
        assertThat(length).isCloseTo(1, within(1e-5));
        assertThat(answer.path("usage").path("prompt_tokens").asInt()).isPositive();
    }

    @Test
    void givesTheSameNumbersInBase64() {
        JsonNode numbers =
                ModelClient.json(model.post("/embeddings", "{\"model\": \"sandbox-embed\", \"input\": \"roses\"}"));
        JsonNode base64 = ModelClient.json(model.post(
                "/embeddings",
                "{\"model\": \"sandbox-embed\", \"input\": \"roses\", \"encoding_format\": \"base64\"}"));

        byte[] bytes = Base64.getDecoder()
                .decode(base64.path("data").path(0).path("embedding").asString());
        ByteBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes).hasSize(256 * 4);
        for (JsonNode value : numbers.path("data").path(0).path("embedding")) {
            assertThat(floats.getFloat()).isEqualTo(value.floatValue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How much does delivery cost?        | Delivery costs 5 euros within the city.      | We close at nine on Saturdays.
            Сколько стоит доставка?             | Стоимость доставки по городу 200 рублей.     | В субботу мы закрываемся в девять.
            Скільки коштує доставка квітів?     | Доставка квітів містом коштує 120 гривень.   | У суботу ми зачиняємося о дев’ятій.
            Можно записаться к стоматологу?     | Запись к врачу-стоматологу ведётся онлайн.   | Анализы крови сдают натощак.
            """)
    void liesNearerToWhatSpeaksOfTheSame(String question, String near, String far) {
        for (int dimensions : new int[] {256, 768}) {
            TextVector vector = TextVector.of(question, dimensions);
            double toNear = vector.cosine(TextVector.of(near, dimensions));
            double toFar = vector.cosine(TextVector.of(far, dimensions));
            assertThat(toNear).isGreaterThan(0.25).isGreaterThan(toFar + 0.15);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\": \"sandbox-embed\"}",
                "{\"model\": \"sandbox-embed\", \"input\": \"\"}",
                "{\"model\": \"sandbox-embed\", \"input\": []}",
                "{\"model\": \"sandbox-embed\", \"input\": [1, 2]}",
                "{\"model\": \"sandbox-embed\", \"input\": \"x\", \"dimensions\": 1000}",
                "{\"model\": \"sandbox-embed\", \"input\": \"x\", \"encoding_format\": \"hex\"}",
                "{\"input\": \"x\"}"
            })
    void refusesBadRequests(String body) {
        assertThat(model.post("/embeddings", body).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesChatModelsAndLongTexts() {
        assertThat(model.post("/embeddings", "{\"model\": \"sandbox-chat\", \"input\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
        String longText = "word ".repeat(10_000);
        assertThat(model.post("/embeddings", "{\"model\": \"sandbox-embed\", \"input\": \"" + longText + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
