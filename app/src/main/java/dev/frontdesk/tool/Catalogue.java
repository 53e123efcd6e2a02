package dev.frontdesk.tool;

import dev.frontdesk.project.Projects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What there is to be called, for whom and where. Asks nobody: cheap enough for every message. */
@Component
public class Catalogue {

    private final ObjectProvider<Toolset> toolsets;
    private final Projects projects;

    Catalogue(ObjectProvider<Toolset> toolsets, Projects projects) {
        this.toolsets = toolsets;
        this.projects = projects;
    }

    /**
     * @param chosen names of tools or areas that an agent is limited to; empty: all
     * @return by area and name, those that this asker may use
     */
    public List<Tool> tools(Asker asker, List<String> chosen) {
        return offered(asker, chosen).stream()
                .filter(tool -> tool.audience().includes(asker))
                .toList();
    }

    /** Those too that this asker would have to be somebody else for. */
    public List<Tool> offered(Asker asker, List<String> chosen) {
        return known(asker).stream()
                .filter(tool -> chosen.isEmpty() || chosen.contains(tool.name()) || chosen.contains(tool.area()))
                .filter(tool -> switchedOn(asker, tool))
                .toList();
    }

    private boolean switchedOn(Asker asker, Tool tool) {
        return asker.project() == null
                || projects.find(asker.organization(), asker.project())
                        .filter(project -> !project.areasOff().contains(tool.area()))
                        .isPresent();
    }

    /** All that the modules have, whatever is switched off. */
    List<Tool> known(Asker asker) {
        List<Tool> known = new ArrayList<>();
        toolsets.orderedStream().forEach(toolset -> known.addAll(toolset.tools(asker)));
        known.sort(Comparator.comparing(Tool::area).thenComparing(Tool::name));
        return known;
    }

    /**
     * Whether an agent with these tools is for this asker: any may answer, but one whose every tool is for others is
     * theirs.
     *
     * @param chosen names of tools or areas that the agent is limited to; empty: all
     */
    public boolean mayHelp(Asker asker, List<String> chosen) {
        List<Tool> its = known(asker).stream()
                .filter(tool -> chosen.contains(tool.name()) || chosen.contains(tool.area()))
                .toList();
        return its.isEmpty() || its.stream().anyMatch(tool -> tool.audience().includes(asker));
    }

    Optional<Tool> find(Asker asker, List<String> chosen, String name) {
        return offered(asker, chosen).stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst();
    }
}
