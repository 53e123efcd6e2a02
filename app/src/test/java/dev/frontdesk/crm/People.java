package dev.frontdesk.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Toolset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** People of a test who use the CRM's tools. */
record People(List<Toolset> toolsets) {

    static Asker asker(OrganizationId organization, Role role) {
        return asker(organization, role, Language.ENGLISH);
    }

    static Asker asker(OrganizationId organization, Role role, Language language) {
        Caller caller =
                new Caller(Caller.Kind.PERSON, Ids.next(), "Person " + role, organization, role, false, Set.of());
        return new Asker(organization, null, caller, null, language);
    }

    Stream<Tool> tools(Asker asker) {
        return toolsets.stream()
                .flatMap(toolset -> toolset.tools(asker).stream())
                .filter(tool -> tool.area().equals("crm"));
    }

    Tool tool(String name, Asker asker) {
        return tools(asker).filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    Outcome call(String name, Asker asker, Map<String, Object> said) {
        return tool(name, asker).action().call(new Call(new Arguments(said), asker, false, null));
    }

    Outcome confirmed(String name, Asker asker, Map<String, Object> said) {
        return tool(name, asker).action().call(new Call(new Arguments(said), asker, true, null));
    }

    Outcome keyed(String name, Asker asker, String key, Map<String, Object> said) {
        return tool(name, asker).action().call(new Call(new Arguments(said), asker, false, key));
    }

    Outcome.Done done(String name, Asker asker, Map<String, Object> said) {
        return done(name, call(name, asker, said));
    }

    static Outcome.Done done(String what, Outcome outcome) {
        assertThat(outcome).as(what).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    /** The value under a name of what was answered. */
    static String value(Outcome outcome, String name) {
        return String.valueOf(((Map<?, ?>) done(name, outcome).value()).get(name));
    }

    /** The number of the record that was made. */
    String made(String name, Asker asker, Map<String, Object> said) {
        return value(call(name, asker, said), name.replaceAll(".*_", "") + "_id");
    }

    static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Confirm _ -> "confirm";
            case Outcome.Refused refused -> refused.code().word();
        };
    }
}
