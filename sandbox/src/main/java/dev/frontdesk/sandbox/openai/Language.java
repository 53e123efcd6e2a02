package dev.frontdesk.sandbox.openai;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The three languages that the emulated model speaks, with the sentences it has of its own. */
enum Language {
    ENGLISH("I don't know that. The material I was given says nothing about it.", "Hello! How can I help you?"),
    RUSSIAN("Этого я не знаю: в переданных мне материалах об этом ничего нет.", "Здравствуйте! Чем могу помочь?"),
    UKRAINIAN("Цього я не знаю: у переданих мені матеріалах про це нічого немає.", "Вітаю! Чим можу допомогти?");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> UKRAINIAN_WORDS = words("""
            що як чи де коли скільки який яка яке хто чому мене мій добрий доброго дякую будь ласка можна треба потрібно
            так працюють працює коштують замовити година години день з та й
            """);
    private static final Set<String> RUSSIAN_WORDS = words("""
            что как ли где когда сколько какой какая какие кто почему меня мой здравствуйте привет спасибо пожалуйста
            можно надо нужно есть или и вы стоит работает работаете заказать часы с
            """);

    final String unknown;
    final String greeting;

    Language(String unknown, String greeting) {
        this.unknown = unknown;
        this.greeting = greeting;
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    /** Told by letters that only one language has, then by its commonest words. */
    static Language of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int cyrillic = 0;
        int latin = 0;
        int ukrainian = 0;
        int russian = 0;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'a' && c <= 'z') {
                latin++;
            } else if (c >= 'а' && c <= 'ґ') {
                cyrillic++;
                ukrainian += "іїєґ".indexOf(c) >= 0 ? 1 : 0;
                russian += "ыэъё".indexOf(c) >= 0 ? 1 : 0;
            }
        }
        if (latin >= cyrillic) {
            return ENGLISH;
        }
        if (ukrainian != russian) {
            return ukrainian > russian ? UKRAINIAN : RUSSIAN;
        }
        int balance = 0;
        for (String word : NO_LETTERS.split(lower)) {
            balance += (UKRAINIAN_WORDS.contains(word) ? 1 : 0) - (RUSSIAN_WORDS.contains(word) ? 1 : 0);
        }
        return balance > 0 ? UKRAINIAN : RUSSIAN;
    }
}
