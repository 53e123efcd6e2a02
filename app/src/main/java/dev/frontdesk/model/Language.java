package dev.frontdesk.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** Says nothing about a language: addresses, numbers with units, and what everybody says. */
    private static final int READ_MAX = 1_000;

    private static final Pattern NEUTRAL =
            Pattern.compile("(?iU)\\S*(?:@|://|\\d)\\S*|(?:^|\\s)/[a-z0-9_]+|\\b(?:ok|okay|wow|lol)\\b");

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

    /** Enough to tell by; the patterns look at each word several times. */
    private static String beginning(String said) {
        return said.length() <= READ_MAX ? said : said.substring(0, READ_MAX);
    }

    /**
     * The language a text is written in: by its script, then by letters and common words that only Russian or only
     * Ukrainian has. What cannot be told is taken from {@code fallback}.
     */
    public static Language of(String said, Language fallback) {
        String text = NEUTRAL.matcher(beginning(said)).replaceAll(" ");
        int latin = 0;
        int cyrillic = 0;
        int balance = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (c >= 'a' && c <= 'z') {
                latin++;
            } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC) {
                cyrillic++;
                balance += UKRAINIAN_LETTERS.indexOf(c) >= 0 ? 1 : RUSSIAN_LETTERS.indexOf(c) >= 0 ? -1 : 0;
            }
        }
        if (latin == 0 && cyrillic == 0) {
            return fallback;
        }
        // A Latin brand name or two does not make a Cyrillic sentence English.
        if (latin > 2 * cyrillic) {
            return ENGLISH;
        }
        if (balance == 0) {
            balance = byWords(text);
        }
        if (balance == 0) {
            return fallback == ENGLISH ? RUSSIAN : fallback;
        }
        return balance > 0 ? UKRAINIAN : RUSSIAN;
    }

    private static int byWords(String text) {
        int balance = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            balance += (UKRAINIAN_WORDS.contains(word) ? 1 : 0) - (RUSSIAN_WORDS.contains(word) ? 1 : 0);
        }
        return balance;
    }
}
