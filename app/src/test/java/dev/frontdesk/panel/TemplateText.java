package dev.frontdesk.panel;

import java.util.regex.Pattern;

/** Reads a template and leaves what a person would see of it although it is not a message: the text literals. */
final class TemplateText {

    private static final Pattern READ_ALOUD =
            Pattern.compile("\\s(?:title|placeholder|aria-label|alt|content)=\"([^\"]*)\"");

    private final String source;
    private final StringBuilder markup = new StringBuilder();
    private int at;

    private TemplateText(String source) {
        this.source = source;
    }

    /** The letters left between the tags and in attributes that are read aloud. */
    static String of(String template) {
        String bare = template.replaceAll("(?s)<%--.*?--%>|<!--.*?-->", "")
                .replaceAll("(?m)^@(import|param).*$", "")
                .replaceAll("(?s)<meta\\s.*?>|<!doctype html>", "");
        TemplateText reader = new TemplateText(bare);
        reader.markup(false);
        String markup = reader.markup.toString();
        String attributes = READ_ALOUD
                .matcher(markup)
                .results()
                .map(found -> found.group(1))
                .reduce("", (all, one) -> all + " " + one);
        String text = markup.replaceAll("(?s)<[^<>]*>", " ") + attributes;
        return text.replaceAll("&[a-z]+;", " ").replaceAll("[^\\p{L}]+", " ").strip();
    }

    private void markup(boolean inBackticks) {
        while (at < source.length()) {
            if (inBackticks && source.charAt(at) == '`') {
                at++;
                return;
            } else if (source.startsWith("${", at) || source.startsWith("!{", at)) {
                at += 2;
                code('{', '}');
            } else if (source.startsWith("$unsafe{", at)) {
                at += 8;
                code('{', '}');
            } else if (source.charAt(at) == '@') {
                directive();
            } else {
                markup.append(source.charAt(at++));
            }
        }
    }

    private void directive() {
        at++;
        while (at < source.length()
                && (Character.isLetterOrDigit(source.charAt(at)) || "._".indexOf(source.charAt(at)) >= 0)) {
            at++;
        }
        if (at < source.length() && source.charAt(at) == '(') {
            at++;
            code('(', ')');
        }
    }

    private void code(char open, char close) {
        int depth = 1;
        while (at < source.length() && depth > 0) {
            char next = source.charAt(at);
            if (next == '"') {
                string();
            } else if (source.startsWith("@`", at)) {
                at += 2;
                markup(true);
            } else {
                depth += next == open ? 1 : next == close ? -1 : 0;
                at++;
            }
        }
    }

    private void string() {
        at++;
        while (source.charAt(at) != '"') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
