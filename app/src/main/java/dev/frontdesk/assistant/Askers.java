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

    /** The same as they stand at this moment: rights may have changed since the turn began. */
    static Asker now(Turn turn, Asker asker) {
        return new Asker(
                asker.organization(),
                asker.project(),
                turn.around().now().get().orElse(null),
                asker.conversation(),
                asker.language());
    }
}
