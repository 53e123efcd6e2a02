package dev.frontdesk.mcp;

import dev.frontdesk.mcp.OutsideFailure.Kind;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Toolset;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What assistants and outside agents can do on the servers that a project has attached. */
@Component
class OutsideTools implements Toolset {

    static final String AREA = "mcp";

    private static final int NAME_MAX = 63;
    private static final int RESULT_MAX = 20_000;
    private static final int SHOWN_MAX = 1_500;
    private static final int PROJECTS_MAX = 20_000;
    private static final Duration TRUSTED = Duration.ofMinutes(10);

    private final Map<ProjectId, List<Tool>> known = new ConcurrentHashMap<>();
    private final Servers servers;
    private final OutsideClient client;
    private final Words words;
    private final JsonMapper json;
    private final Clock clock;

    OutsideTools(Servers servers, OutsideClient client, Words words, JsonMapper json, Signals signals, Clock clock) {
        this.servers = servers;
        this.client = client;
        this.words = words;
        this.json = json;
        this.clock = clock;
        signals.on(Servers.TOPIC, project -> known.remove(ProjectId.of(project)));
        signals.onGap(known::clear);
    }

    @Override
    public List<Tool> tools(Asker asker) {
        ProjectId project = asker.project();
        if (project == null) {
            return List.of();
        }
        List<Tool> tools = known.get(project);
        if (tools == null) {
            tools = read(asker.organization(), project);
            if (known.size() >= PROJECTS_MAX) {
                known.clear();
            }
            known.put(project, tools);
        }
        return tools;
    }

    private List<Tool> read(OrganizationId organization, ProjectId project) {
        List<Tool> tools = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (OutsideServer server : servers.list(organization, project)) {
            for (OutsideTool tool : server.tools()) {
                if (server.on() && tool.offered()) {
                    tools.add(tool(server, tool, unique(names, server.prefix(), tool.name())));
                }
            }
        }
        return List.copyOf(tools);
    }

    /** {@code mcp_<server>_<tool>}: none of ours begins like that. */
    private static String unique(Set<String> names, String prefix, String tool) {
        String name = "mcp_" + prefix + "_" + tool.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String shortened = name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
        for (int number = 2; !names.add(shortened); number++) {
            String end = "_" + number;
            shortened = name.substring(0, Math.min(name.length(), NAME_MAX - end.length())) + end;
        }
        return shortened;
    }

    private Tool tool(OutsideServer server, OutsideTool tool, String name) {
        return new Tool(
                name,
                "Of the outside server " + server.name() + ", which describes it so: " + tool.approvedDescription(),
                AREA,
                tool.use().effect(),
                server.audience(),
                List.of(),
                (ObjectNode) json.readTree(tool.approvedSchema()),
                call -> call(server, tool, call));
    }

    private Outcome call(OutsideServer server, OutsideTool tool, Call call) {
        OrganizationId organization = call.asker().organization();
        Phrases phrases = words.in(call.asker().language().locale());
        OutsideServer now = servers.get(organization, server.project(), server.id());
        if (now.checkedAt() == null || now.checkedAt().plus(TRUSTED).isBefore(clock.instant())) {
            now = servers.check(organization, now);
        }
        boolean same = now.on()
                && now.tools().stream()
                        .anyMatch(each -> each.name().equals(tool.name())
                                && each.offered()
                                && each.use() == tool.use()
                                && each.hash().equals(tool.hash()));
        if (!same) {
            return Outcome.refused(Code.UNAVAILABLE, phrases.say("mcp.call.not-approved", server.name()));
        }
        try {
            JsonNode result = client.call(now, servers.secret(organization, now), tool.name(), arguments(call));
            return told(server, result, phrases);
        } catch (OutsideFailure failure) {
            boolean unknown = failure.kind == Kind.LATE || failure.kind == Kind.TOO_LONG;
            return Outcome.refused(
                    Code.UNAVAILABLE,
                    unknown && tool.use() != Use.READ ? phrases.say("tool.unknown") : phrases.say(failure.key()));
        }
    }

    private ObjectNode arguments(Call call) {
        ObjectNode arguments = json.createObjectNode();
        call.arguments().names().stream()
                .sorted()
                .forEach(
                        name -> call.arguments().value(name).ifPresent(value -> arguments.set(name, (JsonNode) value)));
        return arguments;
    }

    /** Whatever it says is fenced with where it comes from. */
    private static Outcome told(OutsideServer server, JsonNode result, Phrases phrases) {
        String text = result.path("content")
                .valueStream()
                .filter(part -> part.path("type").asString("").equals("text"))
                .map(part -> part.path("text").asString(""))
                .collect(Collectors.joining("\n"));
        String said = result.path("structuredContent").isObject()
                ? result.path("structuredContent").toString()
                : text;
        String kept = cut(said, RESULT_MAX);
        String shown = text.isBlank() ? kept : text;
        if (result.path("isError").asBoolean(false)) {
            return Outcome.refused(Code.CONFLICT, phrases.say("mcp.call.failed", server.name(), shown(shown)));
        }
        return new Outcome.Done(
                Map.of("outsideServer", server.name(), "untrustedData", kept),
                phrases.say("mcp.call.answered", server.name(), shown(shown)));
    }

    private static String shown(String text) {
        return cut(text, SHOWN_MAX).replaceAll("([\\\\`*_\\[\\]<>~|])", "\\\\$1");
    }

    /** Never within a character. */
    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max) + "…";
    }
}
