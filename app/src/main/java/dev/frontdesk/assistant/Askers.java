package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import dev.frontdesk.tool.Asker;

/** On whose behalf a turn has tools called: who that is comes from the turn and from nothing that was said in it. */
final class Askers {

    private Askers() {}

    static Asker of(Turn turn, Language language) {
        return new Asker(turn.organization(), turn.project(), turn.around().person(), turn.conversation(), language);
    }
}
