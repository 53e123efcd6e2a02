package dev.frontdesk.crm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands where people say that a lead came from: "LinkedIn" is social media. What the words were is kept as the
 * referrer where they say more than the source, and what nobody knows is "other".
 */
final class LeadSources {

    /** Stems of plain words; the first that the answer begins with, or has a word that begins with, counts. */
    private static final Map<String, List<String>> STEMS = Map.of(
            "social_media",
            List.of(
                    "linkedin",
                    "facebook",
                    "instagram",
                    "twitter",
                    "tiktok",
                    "youtube",
                    "telegram",
                    "whatsapp",
                    "viber",
                    "vk",
                    "вк",
                    "вконтакт",
                    "одноклассник",
                    "pinterest",
                    "reddit",
                    "threads",
                    "social",
                    "соц",
                    "линкедин",
                    "лінкедін",
                    "фейсбук",
                    "инстаграм",
                    "інстаграм",
                    "телеграм",
                    "ютуб",
                    "тикток",
                    "тікток",
                    "твиттер",
                    "твітер"),
            "website",
            List.of(
                    "website", "web", "site", "google", "yandex", "bing", "landing", "form", "organic", "seo", "сайт",
                    "веб", "гугл", "яндекс", "форма", "лендинг", "лендінг", "пошук", "поиск"),
            "referral",
            List.of("referral", "referred", "recommend", "friend", "word", "рекоменд", "знаком", "друг", "сарафан"),
            "email_campaign",
            List.of("email", "mail", "newsletter", "mailing", "рассылк", "розсилк", "письм", "почт", "пошт", "лист"),
            "cold_call",
            List.of("cold", "call", "phone", "холодн", "звонок", "звонк", "дзвін", "дзвон", "обзвон"),
            "event",
            List.of(
                    "event",
                    "conference",
                    "exhibition",
                    "fair",
                    "webinar",
                    "meetup",
                    "trade",
                    "выставк",
                    "виставк",
                    "конференц",
                    "мероприят",
                    "захід",
                    "заход",
                    "вебинар",
                    "вебінар"),
            "partner",
            List.of("partner", "reseller", "agency", "affiliate", "партн", "агент"));

    private LeadSources() {}

    /** The source that is meant by a word of our own or of anybody's. */
    static String of(String said) {
        String plain = said.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s-]+", "_");
        if (Attributes.SOURCES.contains(plain)) {
            return plain;
        }
        List<String> words =
                List.of(said.toLowerCase(Locale.ROOT).replace('ё', 'е').split("[^\\p{L}\\p{N}]+"));
        return Attributes.SOURCES.stream()
                .filter(source -> STEMS.getOrDefault(source, List.of()).stream()
                        .anyMatch(stem -> words.stream().anyMatch(word -> fits(word, stem))))
                .findFirst()
                .orElse("other");
    }

    /** Short stems are whole words. */
    private static boolean fits(String word, String stem) {
        return stem.length() < 3 ? word.equals(stem) : word.startsWith(stem);
    }

    /** What was said of a lead, with its source understood. */
    static Map<String, @Nullable Object> understood(Map<String, ? extends @Nullable Object> said) {
        Map<String, @Nullable Object> understood = new LinkedHashMap<>(said);
        if (said.get("source") instanceof String words && !words.isBlank()) {
            String source = of(words);
            understood.put("source", source);
            boolean more = !words.strip().equalsIgnoreCase(source.replace('_', ' '))
                    && !words.strip().equalsIgnoreCase(source);
            if (more) {
                understood.putIfAbsent("referrer", words.strip());
            }
        }
        return understood;
    }

    /** What is looked for, with the source understood where it can be. */
    static Map<String, @Nullable Object> filtered(Map<String, ? extends @Nullable Object> said) {
        Map<String, @Nullable Object> filtered = new LinkedHashMap<>(said);
        if (said.get("source") instanceof String words && !of(words).equals("other")) {
            filtered.put("source", of(words));
        }
        return filtered;
    }
}
