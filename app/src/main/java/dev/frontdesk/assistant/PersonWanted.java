package dev.frontdesk.assistant;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether somebody asks for a person: told from their own words, never from a model's. */
final class PersonWanted {

    /** What a button sends. */
    static final String COMMAND = "/person";

    private static final int LENGTH_MAX = 120;
    private static final Pattern NOISE = Pattern.compile("[.!?,«»\"]+| пожалуйста| будь ласка|please ");

    private static final String WHOM_ENGLISH = "(?:a |the |an? )?(?:real |live |another )?"
            + "(?:person|human|human being|operator|agent|colleague|manager|staff|someone real)";
    private static final String WHOM_RUSSIAN = "(?:живого |живым |живому )?"
            + "(?:человека|человеком|оператора|оператором|оператору|сотрудника|сотрудником|менеджера|менеджером|администратора|администратором|консультанта|консультантом|коллегу)";
    private static final String WHOM_UKRAINIAN = "(?:живу |живою |живого |живим )?"
            + "(?:людину|людиною|людини|оператора|оператором|працівника|працівником|співробітника|співробітником|менеджера|менеджером|адміністратора|адміністратором|консультанта|консультантом|колегу)";

    private static final Pattern ASKED = Pattern.compile(
            "(?U)\\b(?:call|get|connect me (?:to|with)|transfer me to|(?:talk|speak|chat) (?:to|with)|i (?:want|need)|give me) "
                    + WHOM_ENGLISH + "\\b"
                    + "|\\b(?:позов\\w+|вызов\\w+|соедин\\w+|переключ\\w+|переведи\\w*|(?:по)?говорить|связаться|свяжите|хочу|нужен|дайте|пригласите)"
                    + "(?: меня)?(?: на| с| со| к)? " + WHOM_RUSSIAN + "\\b"
                    + "|\\bнужен (?:человек|оператор|менеджер)\\b"
                    + "|\\b(?:поклич\\w+|викли\\w+|з['’ʼ]єдна\\w+|переключ\\w+|перевед\\w+|(?:по)?говорити|зв['’ʼ]яза\\w+|хочу|дайте|запросіть)"
                    + "(?: мене)?(?: на| з| із| зі| до)? " + WHOM_UKRAINIAN + "\\b"
                    + "|\\bпотріб\\w+ (?:людина|оператор|менеджер)\\b"
                    + "|^(?:operator|human|оператор|человека|людину|менеджер)$");

    /** Without one of these nobody is asked for: most texts need no pattern. */
    private static final List<String> STEMS = List.of(
            "person",
            "human",
            "operator",
            "agent",
            "colleague",
            "manager",
            "staff",
            "someone",
            "челов",
            "людин",
            "оператор",
            "сотрудник",
            "співробітник",
            "працівник",
            "менеджер",
            "администратор",
            "адміністратор",
            "консультант",
            "коллег",
            "колег");

    private PersonWanted() {}

    static boolean in(List<String> messages) {
        return messages.stream()
                .map(message -> message.toLowerCase(Locale.ROOT).strip())
                .filter(message -> STEMS.stream().anyMatch(message::contains))
                .map(message -> NOISE.matcher(message).replaceAll(""))
                .anyMatch(message ->
                        message.length() <= LENGTH_MAX && ASKED.matcher(message).find());
    }
}
