package dev.frontdesk.assistant;

import dev.frontdesk.knowledge.Knowledge;
import dev.frontdesk.project.ModelChosen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the documents embedded anew when a project chooses another model. */
@Component
class KnowledgeUpkeep {

    private final Knowledge knowledge;

    KnowledgeUpkeep(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @EventListener
    void embedAnew(ModelChosen chosen) {
        knowledge.modelChanged(chosen.organization(), chosen.project());
    }
}
