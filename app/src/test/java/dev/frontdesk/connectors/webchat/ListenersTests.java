package dev.frontdesk.connectors.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.Signals;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ListenersTests {

    private final Listeners listeners = new Listeners(new Signals() {
        @Override
        public void send(String topic, String payload) {}

        @Override
        public void on(String topic, Consumer<String> listener) {}

        @Override
        public void onGap(Runnable listener) {}
    });

    @Test
    void leavesLinesToOthersThanOneNetwork() {
        int open = 0;
        for (int i = 0; i < 300; i++) {
            open += listeners.listen("shop", "chat-" + i, "2001:db8::" + Integer.toHexString(i)) == null ? 0 : 1;
        }
        assertThat(open).isEqualTo(100);
        assertThat(listeners.listen("shop", "neighbour", "192.0.2.1")).isNotNull();
    }

    @Test
    void keepsNothingOfARefusedWindow() {
        for (int i = 0; i < 5_000; i++) {
            listeners.listen("shop", "chat-" + i, "10.0." + i / 100 + "." + i % 100);
        }
        assertThat(listeners.chats()).isEqualTo(4_000);
    }
}
