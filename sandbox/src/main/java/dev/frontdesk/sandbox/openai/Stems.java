package dev.frontdesk.sandbox.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Words brought down to what their forms have in common, roughly but alike everywhere: an ending is cut off, then all
 * but the first six letters. Serves English, Russian and Ukrainian; words that carry no topic are left out.
 */
final class Stems {

    private static final int STEM_LENGTH_MAX = 6;
    private static final int STEM_LENGTH_MIN = 3;

    private static final Set<String> STOP = words("""
            a an the is are was were be been am do does did can could will would shall should may might must have has had
            i you he she it we they me my your our their us them this that these those what which who whom where when why
            how much many any some if or and but not no yes to of in on at by for with from as about there here please
            tell know want need like get let so than then also just very more most into out up down over under s t re ve
            ll d m
            и в во на с со у к ко о об от до из за для по при без не ни но а или же бы ли то что это этот эта эти тот та
            те как где когда кто какой какая какое какие каков сколько почему я ты он она оно мы вы они меня мне мной
            тебя вас вам нас нам их его ее ему ей мой моя ваш ваша ваше ваши наш наша наши есть быть был была были будет
            можно нужно надо могу можете хочу скажите подскажите пожалуйста здравствуйте да нет там тут здесь так еще уже
            й з із зі від ні але або чи ще вже що це цей ця ці той ті як де коли хто який яка яке які скільки чому ти він
            вона воно ми ви вони мене мені їх його її йому їй мій ваше ваші наше наші є бути була були буде можна треба
            потрібно можу можете скажіть підкажіть будь ласка
            """);

    private static final Set<String> ENDINGS = words("""
            иваться уватися ировать увати овать ывать ивать аться яться иться ється ається ается яется ится атися итися
            ості ости ення ання ение ание ения ания ыми ими ами ями ого его ому ему ість ость аем яем аете яете уете ите
            ете єте ємо уємо ують юють ают яют уют ать ять ить еть ати яти ити іти ала или али ила ало ах ях ам ям ом ем
            єм ів їв ов ев ей ой ый ий ій ая яя ое ее ие ые ую юю их ых им ым ою ею єю ья ье ия ии ию ія ії ію ет ют ит ат
            ят ал ил ав ив а я о е є и і ї ы у ю й ь
            ations ation ings ing ies ers ed es er ly s y e
            """);
    private static final int ENDING_LENGTH_MAX = 7;

    private Stems() {}

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }

    static List<String> of(String text) {
        List<String> stems = new ArrayList<>();
        each(text, 0, text.length(), stems::add);
        return stems;
    }

    /** Calls for each stem between the two positions of the text, in order. */
    static void each(String text, int start, int end, Consumer<String> use) {
        int at = start;
        while (at < end) {
            while (at < end && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            int wordStart = at;
            while (at < end && isInside(text, at, end)) {
                at++;
            }
            if (at > wordStart) {
                String word = plain(text.substring(wordStart, at));
                if (!STOP.contains(word)) {
                    use.accept(stem(word));
                }
            }
        }
    }

    /** Letters and digits, and an apostrophe between letters as Ukrainian writes it. */
    private static boolean isInside(String text, int at, int end) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || ((c == '\'' || c == '’' || c == 'ʼ') && at + 1 < end && isCyrillic(text.charAt(at + 1)));
    }

    private static boolean isCyrillic(char c) {
        return c >= 'Ѐ' && c <= 'ӿ';
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.indexOf('ё') < 0 && lower.indexOf('\'') < 0 && lower.indexOf('’') < 0 && lower.indexOf('ʼ') < 0) {
            return lower;
        }
        return lower.replace('ё', 'е').replace("'", "").replace("’", "").replace("ʼ", "");
    }

    private static String stem(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return word;
        }
        for (int at = Math.max(STEM_LENGTH_MIN, word.length() - ENDING_LENGTH_MAX); at < word.length(); at++) {
            if (ENDINGS.contains(word.substring(at))) {
                return cut(word.substring(0, at));
            }
        }
        return cut(word);
    }

    private static String cut(String stem) {
        return stem.length() > STEM_LENGTH_MAX ? stem.substring(0, STEM_LENGTH_MAX) : stem;
    }
}
