package dev.frontdesk.access;

import java.util.List;
import java.util.Map;

/** Puts what a browser says of itself into two words. */
final class Device {

    /** The first that fits: most browsers also claim to be others. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("YaBrowser", "Yandex"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "macOS"),
            Map.entry("Linux", "Linux"));

    private Device() {}

    static String name(String agent) {
        String name = (first(BROWSERS, agent) + " " + first(SYSTEMS, agent)).strip();
        return name.isEmpty() ? agent.split("[ (]", 2)[0] : name;
    }

    private static String first(List<Map.Entry<String, String>> known, String agent) {
        return known.stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
