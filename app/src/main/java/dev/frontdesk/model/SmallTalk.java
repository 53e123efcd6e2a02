package dev.frontdesk.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Greetings, thanks and farewells that stand alone; with a question beside them they are no small talk. */
enum SmallTalk {
    GREETING("greeting", """
            hello|hi|hey|hiya|greetings|good day|good morning|good afternoon|good evening|how are you|how are you doing|how is it going
            привет|приветик|здравствуйте|здравствуй|здрасте|добрый день|доброе утро|добрый вечер|доброго дня|доброй ночи
            доброго времени суток|приветствую|как дела|как вы|как поживаете
            привіт|вітаю|добрий день|доброго дня|добридень|доброго ранку|добрий ранок|добрий вечір|доброго вечора|здоровенькі були|як справи|як ви|як ся маєте
            """),
    THANKS("thanks", """
            thanks|thank you|thx|ty|cheers|much appreciated|great|ok|okay|got it|perfect
            спасибо|спасибочки|благодарю|большое спасибо|спс|хорошо|понятно|ясно|отлично|супер|ок|окей|ладно
            дякую|щиро дякую|дуже дякую|спасибі|добре|зрозуміло|чудово|гаразд|супер
            """),
    FAREWELL("farewell", """
            bye|goodbye|good bye|see you|good night|have a nice day
            пока|до свидания|всего доброго|всего хорошего|спокойной ночи|хорошего дня|до встречи
            бувайте|до побачення|на все добре|усього найкращого|гарного дня|на добраніч|до зустрічі
            """);

    private static final Set<String> FILLERS = Set.copyOf(List.of("""
            there all everyone very much so a lot you too for your help the answer
            вам вас всем тебе за помощь ответ большое огромное очень и вы
            усім всім тобі допомогу відповідь дуже велике щиро і та й
            """.strip().split("\\s+")));

    private static final int WORDS_MAX = 8;

    private final String phrase;
    private final List<List<String>> openings;

    SmallTalk(String phrase, String openings) {
        this.phrase = phrase;
        this.openings = Arrays.stream(openings.strip().split("[|\n]"))
                .map(opening -> List.of(opening.strip().split(" ")))
                .sorted((a, b) -> b.size() - a.size())
                .toList();
    }

    String phrase() {
        return phrase;
    }

    /** A text without a single word, such as a lone emoji, is taken for a greeting. */
    static Optional<SmallTalk> in(String text) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return Optional.of(GREETING);
        }
        if (words.size() > WORDS_MAX) {
            return Optional.empty();
        }
        SmallTalk found = null;
        for (int at = 0; at < words.size(); ) {
            int length = 0;
            for (SmallTalk kind : values()) {
                int taken = kind.takenAt(words, at);
                if (taken > length) {
                    length = taken;
                    // "Hello, and thank you!" is answered as thanks.
                    found = found == null || kind.compareTo(found) > 0 ? kind : found;
                }
            }
            if (length == 0 && !FILLERS.contains(words.get(at))) {
                return Optional.empty();
            }
            at += Math.max(1, length);
        }
        return Optional.ofNullable(found);
    }

    private int takenAt(List<String> words, int at) {
        for (List<String> opening : openings) {
            if (at + opening.size() <= words.size()
                    && words.subList(at, at + opening.size()).equals(opening)) {
                return opening.size();
            }
        }
        return 0;
    }
}
