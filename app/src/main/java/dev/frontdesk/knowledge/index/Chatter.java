package dev.frontdesk.knowledge.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Words with which people put any question at all: they tell nothing about what is asked. */
final class Chatter {

    private static final Set<String> WORDS = load();

    private Chatter() {}

    static boolean has(String word) {
        return WORDS.contains(word.replace('ё', 'е').replace('’', '\'').replace('ʼ', '\''));
    }

    private static Set<String> load() {
        try (InputStream in = Chatter.class.getResourceAsStream("chatter.txt")) {
            Set<String> words = new HashSet<>();
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
                        .forEach(words::add);
            }
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
