package dev.frontdesk.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The languages in which we have words of our own. Models speak others too; these are the ones we can tell apart. */
public enum Language {
    ENGLISH("en", "English"),
    RUSSIAN("ru", "Russian"),
    UKRAINIAN("uk", "Ukrainian");

    private static final String RUSSIAN_LETTERS = "ыэъё";
    private static final String UKRAINIAN_LETTERS = "іїєґ";

    private static final Set<String> RUSSIAN_WORDS = words("""
            что как когда где кто почему зачем сколько какой какая какое какие какую ли или если есть нет и еще уже только
            меня мне мой моя вы вас вам мы нам она они он это этот эта эти можно нужно надо пожалуйста спасибо привет
            здравствуйте здравствуй добрый доброе вечер утро день пока свидания до хочу могу могут работает работаете
            работают стоит цена заказ заказать купить доставка время часы завтра сегодня вчера воскресенье суббота
            понедельник вторник среда четверг пятница букет цветы для с со из под при после через без вопрос
            помогите хорошо ладно понятно благодарю позовите позови человека оператора наличными картой телефон
            находитесь адрес доставляете доставите заказа заказом
            """);
    private static final Set<String> UKRAINIAN_WORDS = words("""
            що як коли де хто чому навіщо скільки який яка яке які яку чи або якщо є немає ні та й ще вже тільки лише
            мене мені мій моя ви вас вам ми нам вона вони він це цей ця ці можна треба потрібно будь ласка дякую привіт
            вітаю добрий доброго доброго ранку дня вечора бувайте побачення до хочу можу можуть працює працюєте
            працюють коштує ціна замовлення замовити купити доставка час години завтра сьогодні вчора неділя субота
            понеділок вівторок середа четвер букет квіти для з із зі під при після через без питання допоможіть
            добре гаразд зрозуміло покличте поклич людину готівкою карткою знаходитесь адреса доставляєте замовлень
            """);

    /** Enough to tell by. */
    private static final int READ_MAX = 1_000;

    /** Says nothing about a language, as addresses and numbers with units do not. */
    private static final Set<String> EVERYBODYS = Set.of("ok", "okay", "wow", "lol");

    private final String tag;
    private final String englishName;

    Language(String tag, String englishName) {
        this.tag = tag;
        this.englishName = englishName;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }

    /** IETF tag. */
    public String tag() {
        return tag;
    }

    public String englishName() {
        return englishName;
    }

    public Locale locale() {
        return Locale.of(tag);
    }

    /** The language of an IETF tag, {@code fallback} for those without words of ours. */
    public static Language ofTag(@Nullable String tag, Language fallback) {
        if (tag == null) {
            return fallback;
        }
        String primary = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        for (Language each : values()) {
            if (each.tag.equals(primary)) {
                return each;
            }
        }
        return fallback;
    }

    /**
     * The language a text is written in: by its script, then by letters and common words that only Russian or only
     * Ukrainian has. What cannot be told is taken from {@code fallback}.
     */
    public static Language of(String said, Language fallback) {
        return of(said, () -> fallback);
    }

    /** As {@link #of(String, Language)}; {@code fallback} is asked only where it is needed. */
    public static Language of(String said, Supplier<Language> fallback) {
        Letters letters = new Letters();
        StringTokenizer pieces = new StringTokenizer(said.length() <= READ_MAX ? said : said.substring(0, READ_MAX));
        while (pieces.hasMoreTokens()) {
            String piece = pieces.nextToken();
            if (!isNeutral(piece)) {
                letters.count(piece, piece.startsWith("/") ? endOfCommand(piece) : 0);
            }
        }
        return letters.language(fallback);
    }

    private static boolean isNeutral(String piece) {
        return piece.indexOf('@') >= 0 || piece.contains("://") || piece.chars().anyMatch(Character::isDigit);
    }

    private static int endOfCommand(String piece) {
        int end = 1;
        while (end < piece.length()
                && (isLatin(Character.toLowerCase(piece.charAt(end))) || piece.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static boolean isLatin(char lower) {
        return lower >= 'a' && lower <= 'z';
    }

    /** What the letters and words of a text say. */
    private static final class Letters {

        private int latin;
        private int cyrillic;

        /** Above 0: rather Ukrainian; below: rather Russian. */
        private int byLetters;

        private int byWords;

        void count(String piece, int from) {
            int start = from;
            for (int i = from; i <= piece.length(); i++) {
                if (i == piece.length() || !Character.isLetter(piece.charAt(i))) {
                    if (i > start) {
                        count(piece.substring(start, i).toLowerCase(Locale.ROOT));
                    }
                    start = i + 1;
                }
            }
        }

        private void count(String word) {
            if (EVERYBODYS.contains(word)) {
                return;
            }
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (isLatin(c)) {
                    latin++;
                } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC) {
                    cyrillic++;
                    byLetters += UKRAINIAN_LETTERS.indexOf(c) >= 0 ? 1 : RUSSIAN_LETTERS.indexOf(c) >= 0 ? -1 : 0;
                }
            }
            byWords += (UKRAINIAN_WORDS.contains(word) ? 1 : 0) - (RUSSIAN_WORDS.contains(word) ? 1 : 0);
        }

        Language language(Supplier<Language> fallback) {
            if (latin == 0 && cyrillic == 0) {
                return fallback.get();
            }
            // A Latin brand name or two does not make a Cyrillic sentence English.
            if (latin > 2 * cyrillic) {
                return ENGLISH;
            }
            int balance = byLetters == 0 ? byWords : byLetters;
            if (balance == 0) {
                Language otherwise = fallback.get();
                return otherwise == ENGLISH ? RUSSIAN : otherwise;
            }
            return balance > 0 ? UKRAINIAN : RUSSIAN;
        }
    }
}
