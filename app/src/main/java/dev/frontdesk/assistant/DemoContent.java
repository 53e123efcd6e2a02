package dev.frontdesk.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code demo/demo.yaml} says that the demo organization has. */
record DemoContent(
        String project,
        String language,
        String prompt,
        List<Persona> agents,
        List<Answer> answers,
        List<String> documents) {

    private static final String FOLDER = "demo/";

    /** @param model null: the project's */
    record Persona(
            String name,
            String command,
            String prompt,
            List<String> tools,
            @Nullable String model) {

        Persona {
            tools = List.copyOf(tools);
        }
    }

    record Answer(String question, String answer) {}

    DemoContent {
        agents = List.copyOf(agents);
        answers = List.copyOf(answers);
        documents = List.copyOf(documents);
    }

    static DemoContent read() {
        try (InputStream in = new ClassPathResource(FOLDER + "demo.yaml").getInputStream()) {
            Map<String, ?> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new DemoContent(
                    text(yaml, "project"),
                    text(yaml, "language"),
                    text(yaml, "prompt"),
                    maps(yaml, "agents").stream()
                            .map(agent -> new Persona(
                                    text(agent, "name"),
                                    text(agent, "command"),
                                    text(agent, "prompt"),
                                    list(agent, "tools").stream()
                                            .map(String::valueOf)
                                            .toList(),
                                    agent.get("model") instanceof String model ? model : null))
                            .toList(),
                    maps(yaml, "answers").stream()
                            .map(pair -> new Answer(text(pair, "question"), text(pair, "answer")))
                            .toList(),
                    list(yaml, "documents").stream().map(String::valueOf).toList());
        } catch (IOException e) {
            throw new IllegalStateException("The demo cannot be read", e);
        }
    }

    static ClassPathResource document(String name) {
        return new ClassPathResource(FOLDER + "documents/" + name);
    }

    private static String text(Map<String, ?> yaml, String key) {
        return String.valueOf(yaml.get(key)).strip();
    }

    private static List<?> list(Map<String, ?> yaml, String key) {
        return yaml.get(key) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked") // keys of our own file are texts
    private static List<Map<String, ?>> maps(Map<String, ?> yaml, String key) {
        return (List<Map<String, ?>>) list(yaml, key);
    }
}
