package dev.frontdesk.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What an answer must hold beside the words of the question: a price where a price is asked, a time where a time is. */
enum Expected {
    PRICE(
            "сто[ия]т|стоимост|цен[аыуе]\\b|поч[её]м\\b|скок стоит|оплат\\w* за|тариф|how much|\\bprice|\\bcosts?\\b|\\bfees?\\b|"
                    + "\\bcharge|скільки кошту|кошту[єю]|цін[аиу]\\b|варт[іо]ст|почім|cколько с человека|скільки з людини",
            "[€$£₴₽]|(?i)\\d\\s*(?:eur|usd|uah|руб|грн)|price\\w*: *\\d|бесплатн|безкоштовн|\\bfree\\b"),
    CLOCK(
            "what time|\\bopen\\b|\\bopening\\b|\\bhours\\b|до скольки|во сколько|до котр|о котр|працюєте|работаете|години роботи|часы работы",
            "\\d{1,2}:\\d{2}"),
    TIME(
            "\\bwhen\\b|what time|\\bopen\\b|\\bhours\\b|до скольки|во сколько|когда|работает|в какие дни|до котр|о котр|"
                    + "коли\\b|працю|відчин|зачин|графік|график|расписан|розклад|години роботи|часы работы",
            "\\d{1,2}:\\d{2}|(?iU)\\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|daily|понед|вторн|сред[аыу]|четверг"
                    + "|пятниц|суббот|воскрес|ежедневн|вівтор|серед[аиу]|четвер|п['’]ятниц|субот|неділ|щодня)|\\d\\s*(?:days|months|дн|мес|міс|год)"),
    AMOUNT(
            "сколько|скольк[оиа]|скільки|скіки|скок\\b|how (?:many|long|much|far|often|old)|скидк|знижк|discount|процент|відсот|percent|"
                    + "как долго|як довго|срок|строк|термін|возраст|вік\\b",
            "\\d|(?iU)\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|один|одн[ау]|дв[ае]|дві|тр[ии]|три|чотири|четыре"
                    + "|п.ять|пять|шість|шесть|сім|семь|десять|трёх|трьох|чотирьох|четырёх)\\b");

    private final Pattern question;
    private final Pattern answer;

    Expected(String question, String answer) {
        this.question = Pattern.compile("(?iU)" + question);
        this.answer = Pattern.compile(answer);
    }

    /** What the question calls for. */
    static List<Expected> of(String question) {
        return Arrays.stream(values())
                .filter(each -> each.question.matcher(question).find())
                .toList();
    }

    /** How many of the things that are called for the text gives, as a share; 0 if nothing is. */
    static double share(List<Expected> called, String text) {
        if (called.isEmpty()) {
            return 0;
        }
        long given =
                called.stream().filter(each -> each.answer.matcher(text).find()).count();
        return (double) given / called.size();
    }
}
