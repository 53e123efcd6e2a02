package dev.frontdesk.assistant;

import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Catalogue;
import dev.frontdesk.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells what can be asked for, by sentences that whoever asks may have done. */
@Component
class Examples {

    static final String NAME = "examples";

    private static final List<String> TOOLS = List.of(
            "list_deals",
            "list_orders",
            "create_lead",
            "create_customer",
            "move_deal_stage",
            "record_payment",
            "create_task",
            "get_statistics",
            "get_conversion_rate",
            "get_funnel",
            "list_issues",
            "create_issue",
            "read_latest_mail",
            "send_mail");

    private final Catalogue catalogue;
    private final Words words;

    Examples(Catalogue catalogue, Words words) {
        this.catalogue = catalogue;
        this.words = words;
    }

    /** Markdown. Empty: there is nothing that a tool could do for anybody. */
    Optional<String> of(Asker asker, List<String> chosen, Language language) {
        Phrases phrases = words.in(language.locale());
        Set<String> offered = names(catalogue.offered(asker, chosen));
        if (TOOLS.stream().noneMatch(offered::contains)) {
            return Optional.empty();
        }
        Set<String> allowed = names(catalogue.tools(asker, chosen));
        String lines = TOOLS.stream()
                .filter(allowed::contains)
                .map(tool -> "\n- " + phrases.say("assistant.phrase.example." + tool))
                .collect(Collectors.joining());
        String can = phrases.say("assistant.phrase.can");
        return Optional.of(
                lines.isEmpty()
                        ? can + "\n\n" + phrases.say("assistant.phrase.can-guest")
                        : can + "\n\n" + phrases.say("assistant.phrase.can-more") + lines);
    }

    private static Set<String> names(List<Tool> tools) {
        return tools.stream().map(Tool::name).collect(Collectors.toSet());
    }
}
