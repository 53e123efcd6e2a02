package dev.frontdesk.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words cut down to what their forms share: rough, but enough to choose among sentences already found. */
final class WordStems {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> COMMON = Set.copyOf(List.of("""
            the and for are you your with what when where how who why does can could have has not from this that there
            will would our about any much many is in on of to do it we me my or if be at an so by us
            что как когда где кто сколько какой какая какие можно нужно есть или для это вас вам меня мне ваш ваша ваши
            при если так уже еще она они его все мой моя скажите подскажите пожалуйста хочу могу ли не на по из за до от об
            у в с и к о а я вы мы он но бы то
            що як коли де хто скільки який яка яке які можна треба потрібно або чи для це мене мені ваш ваша ваші якщо вже
            ще вона вони його все мій моя скажіть підкажіть будь ласка хочу можу не на по із зі за до від про у в з і й та
            я ви ми він але б
            """.strip().split("\\s+")));

    private WordStems() {}

    static Set<String> of(String text) {
        Set<String> stems = new LinkedHashSet<>();
        String plain = text.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("(?<=\\p{L})['’ʼ](?=\\p{L})", "");
        for (String word : NO_WORD.split(plain)) {
            if (!word.isEmpty() && !COMMON.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    private static String stem(String word) {
        if (Character.isDigit(word.charAt(0)) || word.length() <= 3) {
            return word;
        }
        // Endings run to about a third of a word in Russian and Ukrainian.
        return word.substring(0, Math.max(3, Math.min(6, word.length() - word.length() / 3)));
    }
}
