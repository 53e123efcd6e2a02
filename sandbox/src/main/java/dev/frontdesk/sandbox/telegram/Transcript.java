package dev.frontdesk.sandbox.telegram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The latest messages of one chat, in the order of their ids. */
final class Transcript {

    private final Telegram telegram;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Integer, Message> messages = new LinkedHashMap<>();
    private int lastId;

    Transcript(Telegram telegram) {
        this.telegram = telegram;
    }

    /** Adds the message that is made with the next id. */
    Message add(IntFunction<Message> maker) {
        int kept = telegram.limits().messagesPerChat();
        lock.lock();
        try {
            Message message = maker.apply(++lastId);
            messages.put(message.id(), message);
            while (messages.size() > kept) {
                messages.pollFirstEntry();
            }
            return message;
        } finally {
            lock.unlock();
        }
    }

    @Nullable Message find(int id) {
        lock.lock();
        try {
            return messages.get(id);
        } finally {
            lock.unlock();
        }
    }

    /** Puts an edited message in place of the one with its id, if that is still there. */
    boolean replace(Message edited) {
        lock.lock();
        try {
            return messages.replace(edited.id(), edited) != null;
        } finally {
            lock.unlock();
        }
    }

    boolean remove(int id) {
        lock.lock();
        try {
            return messages.remove(id) != null;
        } finally {
            lock.unlock();
        }
    }

    List<Message> after(int id) {
        lock.lock();
        try {
            List<Message> found = new ArrayList<>();
            for (Message message : messages.values()) {
                if (message.id() > id) {
                    found.add(message);
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    int lastId() {
        lock.lock();
        try {
            return lastId;
        } finally {
            lock.unlock();
        }
    }
}
