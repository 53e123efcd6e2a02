package dev.frontdesk.knowledge;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Attention;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Room;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings documents that could not be read to the overview, one notice a project. */
@Component
class UnreadableDocuments implements Attention {

    private final DocumentStore documents;
    private final ProjectDirectory projects;
    private final Tenancy tenancy;

    UnreadableDocuments(DocumentStore documents, ProjectDirectory projects, Tenancy tenancy) {
        this.documents = documents;
        this.projects = projects;
        this.tenancy = tenancy;
    }

    @Override
    public List<Notice> notices(Caller caller, Phrases words) {
        if (!caller.mayConverse()) {
            return List.of();
        }
        return tenancy.read(caller.organization(), () -> {
            Map<String, String> names = projects.projects(caller.organization()).stream()
                    .collect(Collectors.toMap(entry -> entry.id().toString(), ProjectDirectory.Entry::name));
            return documents.failed(caller.organization()).stream()
                    .filter(failed -> names.containsKey(failed.project().toString()))
                    .map(failed -> new Notice(
                            Room.PROJECTS,
                            Tone.WARN,
                            words.say(
                                    "knowledge.unread",
                                    failed.documents(),
                                    names.getOrDefault(failed.project().toString(), "")),
                            words.say("knowledge.unread.cure"),
                            "/app/projects/" + failed.project() + "/knowledge",
                            failed.documents()))
                    .toList();
        });
    }
}
