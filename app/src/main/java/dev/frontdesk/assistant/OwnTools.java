package dev.frontdesk.assistant;

import dev.frontdesk.conversation.Notifying;
import dev.frontdesk.knowledge.Hit;
import dev.frontdesk.knowledge.Knowledge;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Outcome.Done;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an assistant can do without any other system: look things up, call a person, tell the staff, say who asks. */
@Component
class OwnTools implements Toolset {

    static final String HAND_OVER = "hand_over";
    private static final int HITS_MAX = 6;
    private static final int TEXT_MAX = 2_000;

    private final Knowledge knowledge;
    private final Notifying notifying;
    private final Words words;
    private final List<Tool> tools;

    OwnTools(Knowledge knowledge, Notifying notifying, Words words) {
        this.knowledge = knowledge;
        this.notifying = notifying;
        this.words = words;
        this.tools = List.of(
                new Tool(
                        "search_knowledge",
                        "Searches the business's documents. Use it when the passages you were given do not answer.",
                        "knowledge",
                        Effect.READ,
                        Audience.EVERYONE,
                        List.of(Parameter.text("query", TEXT_MAX, "What to look for, in any language")
                                .needed()),
                        this::search),
                new Tool(
                        HAND_OVER,
                        "Calls a person of the business into this conversation. Use it when the person asks for one, is"
                                + " upset, or needs what you cannot do.",
                        "conversation",
                        Effect.WRITE,
                        Audience.EVERYONE,
                        List.of(Parameter.text("reason", 300, "Why, in a few words")),
                        this::callAPerson),
                new Tool(
                        "notify_default_chat",
                        "Tells the staff something in their default chat.",
                        "conversation",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(Parameter.text("text", TEXT_MAX, "What to tell, in Markdown")
                                .needed()),
                        this::notifyStaff),
                new Tool(
                        "who_am_i",
                        "Tells who asks, as the business knows them, and their role.",
                        "account",
                        Effect.READ,
                        Audience.EVERYONE,
                        List.of(),
                        this::who));
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private String say(Call call, String key, Object... values) {
        return words.in(call.asker().language().locale()).say("assistant." + key, values);
    }

    /** The turn does it; outside of any there is nobody to call a person to. */
    private Outcome callAPerson(Call call) {
        return call.asker().conversation() == null
                ? Outcome.refused(Code.NOT_FOUND, say(call, "tools.no-conversation"))
                : new Done(Map.of("called", true), say(call, "hand-over"));
    }

    private Outcome search(Call call) {
        Asker asker = call.asker();
        if (asker.project() == null) {
            return Outcome.refused(Code.NOT_FOUND, say(call, "tools.nothing"));
        }
        List<Hit> hits = knowledge
                .search(
                        asker.organization(),
                        asker.project(),
                        call.arguments().text("query").orElseThrow(),
                        HITS_MAX)
                .hits();
        List<Map<String, String>> passages = hits.stream()
                .map(hit -> Map.of("title", hit.title(), "heading", hit.heading(), "text", hit.text()))
                .toList();
        return new Done(
                Map.of("passages", passages),
                hits.isEmpty()
                        ? say(call, "tools.nothing")
                        : Speech.escaped(hits.getFirst().text()));
    }

    private Outcome notifyStaff(Call call) {
        String text = call.arguments().text("text").orElseThrow();
        return notifying.tell(call.asker().organization(), text)
                ? new Done(Map.of("queued", true), say(call, "tools.notified"))
                : Outcome.refused(Code.NOT_FOUND, say(call, "tools.not-linked"));
    }

    private Outcome who(Call call) {
        Caller person = call.asker().person();
        if (person == null) {
            return new Done(Map.of("signedIn", false), say(call, "tools.guest"));
        }
        String role = call.asker().role().orElseThrow().name().toLowerCase(java.util.Locale.ROOT);
        return new Done(
                Map.of("signedIn", true, "name", person.name(), "role", role),
                say(call, "tools.who", Speech.escaped(person.name()), say(call, "tools.role." + role)));
    }
}
