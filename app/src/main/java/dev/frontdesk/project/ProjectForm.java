package dev.frontdesk.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a person says about a project; what they leave out stays as it was. */
record ProjectForm(String name, String prompt, String language) {

    private static final int NAME_MAX = 100;
    private static final int PROMPT_MAX = 20_000;
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    static final ProjectForm EMPTY = new ProjectForm("", "", "en");

    static ProjectForm read(JsonNode json, ProjectForm before) {
        Check check = new Check(json);
        String language = check.line("language", before.language(), 35);
        if (!check.faulty("language") && !TAG.matcher(language).matches()) {
            check.problem("language", "Must be a language tag such as en, ru or uk.");
        }
        ProjectForm form = new ProjectForm(
                check.line("name", before.name(), NAME_MAX),
                check.text("prompt", before.prompt(), PROMPT_MAX),
                language);
        check.done();
        return form;
    }

    /** Names of the fields in which another form says something else. */
    List<String> differences(ProjectForm other) {
        List<String> fields = new ArrayList<>();
        if (!name.equals(other.name)) {
            fields.add("name");
        }
        if (!prompt.equals(other.prompt)) {
            fields.add("prompt");
        }
        if (!language.equals(other.language)) {
            fields.add("language");
        }
        return fields;
    }
}
