package dev.frontdesk.project;

import dev.frontdesk.panel.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a person says about an agent; what they leave out stays as it was. */
record AgentForm(
        String name,
        String command,
        String prompt,
        List<String> tools,
        @Nullable String model,
        @Nullable String fallback,
        int rank) {

    static final Set<String> RESERVED = Set.of("/start", "/yes", "/no", "/help", "/clear", "/me", "/login", "/logout");

    private static final int NAME_MAX = 64;
    private static final int MODEL_MAX = 200;
    private static final int PROMPT_MAX = 20_000;
    private static final Pattern COMMAND = Pattern.compile("/[a-z0-9_]{1,32}");

    static AgentForm empty(int rank) {
        return new AgentForm("", "", "", List.of(), null, null, rank);
    }

    static AgentForm of(Agent agent) {
        return new AgentForm(
                agent.name(),
                agent.command(),
                agent.prompt(),
                agent.tools(),
                agent.model(),
                agent.fallback(),
                agent.rank());
    }

    static AgentForm read(JsonNode json, AgentForm before) {
        Check check = new Check(json);
        AgentForm form = new AgentForm(
                check.line("name", before.name(), NAME_MAX),
                command(check, before.command()),
                check.text("prompt", before.prompt(), PROMPT_MAX),
                check.texts("tools", before.tools(), 100, 100),
                json.has("model") ? check.optional("model", MODEL_MAX) : before.model(),
                json.has("fallbackModel") ? check.optional("fallbackModel", MODEL_MAX) : before.fallback(),
                check.number("rank", before.rank(), 0, 10_000));
        check.done();
        return form;
    }

    private static String command(Check check, String before) {
        String typed = check.line("command", before, 40).toLowerCase(Locale.ROOT);
        String command = typed.startsWith("/") ? typed : "/" + typed;
        if (check.faulty("command")) {
            return command;
        }
        if (!COMMAND.matcher(command).matches()) {
            check.problem("command", Words.here().say("project.invalid.command"));
        } else if (RESERVED.contains(command)) {
            check.problem("command", Words.here().say("project.invalid.command-reserved", command));
        }
        return command;
    }

    Agent agent(UUID id) {
        return new Agent(id, name, command, prompt, tools, model, fallback, rank);
    }
}
