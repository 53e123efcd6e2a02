package dev.frontdesk.conversation;

import dev.frontdesk.connector.Messenger;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after turns that take their time: they make room for others, and the person sees "typing…". */
@Component
class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long YOUNG = Duration.ofMillis(50).toNanos();
    private static final long SILENT = Duration.ofMillis(300).toNanos();
    private static final int TYPING_AT_ONCE = 64;

    private record Guest(Turnstile turnstile, Turnstile.Pass pass) {}

    private final Queue<Guest> young = new ConcurrentLinkedQueue<>();
    private final Set<Thinking> thinking = ConcurrentHashMap.newKeySet();
    private final Semaphore typing = new Semaphore(TYPING_AT_ONCE);

    /** A turn that runs; close it when the reply is there. */
    final class Thinking implements AutoCloseable {
        private final Messenger messenger;
        private final String chatId;
        private final long every;
        private long nextTyping = System.nanoTime() + SILENT;

        private Thinking(Messenger messenger, String chatId) {
            this.messenger = messenger;
            this.chatId = chatId;
            this.every = messenger.limits().typingLasts().minusSeconds(1).toNanos();
        }

        @Override
        public void close() {
            thinking.remove(this);
        }
    }

    void entered(Turnstile turnstile, Turnstile.Pass pass) {
        young.add(new Guest(turnstile, pass));
    }

    Thinking thinking(Messenger messenger, String chatId) {
        Thinking begun = new Thinking(messenger, chatId);
        thinking.add(begun);
        return begun;
    }

    /** Called every few milliseconds. */
    void look() {
        long now = System.nanoTime();
        for (Guest guest = young.peek(); guest != null && now - guest.pass().enteredAt > YOUNG; guest = young.peek()) {
            young.remove();
            guest.turnstile().grow(guest.pass());
        }
        for (Thinking turn : thinking) {
            if (now - turn.nextTyping >= 0 && typing.tryAcquire()) {
                turn.nextTyping = now + turn.every;
                Thread.ofVirtual().name("typing").start(() -> show(turn));
            }
        }
    }

    private void show(Thinking turn) {
        try {
            turn.messenger.typing(turn.chatId);
        } catch (RuntimeException refused) {
            LOG.atDebug().addKeyValue("why", refused.getMessage()).log("conversation_typing_refused");
        } finally {
            typing.release();
        }
    }
}
