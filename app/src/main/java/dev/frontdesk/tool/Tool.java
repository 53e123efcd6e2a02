package dev.frontdesk.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing an assistant, an outside agent or a person in a chat can have done.
 *
 * @param name {@code verb_noun} in snake case, unique in the installation
 * @param description for the model, in English: what it does, when to use it, what it needs
 * @param schema of the arguments of a tool that is not ours, in place of parameters; null: one of ours. Its arguments
 *     come as they are, as JSON nodes
 * @param area what it belongs to and is switched on and off with: {@code knowledge}, {@code crm}, {@code mail}…
 */
public record Tool(
        String name,
        String description,
        String area,
        Effect effect,
        Audience audience,
        List<Parameter> parameters,
        @Nullable ObjectNode schema,
        Action action) {

    public Tool(
            String name,
            String description,
            String area,
            Effect effect,
            Audience audience,
            List<Parameter> parameters,
            Action action) {
        this(name, description, area, effect, audience, parameters, null, action);
    }

    public Tool {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("A tool's name is snake case of at most 63 letters: " + name);
        }
        parameters = List.copyOf(parameters);
    }

    /** What a call leaves behind. */
    public enum Effect {
        /** Nothing; calls may run side by side and be repeated. */
        READ,
        /** A change that a person can undo. */
        WRITE,
        /** A change that cannot be undone, or costs money: always confirmed by the person who asks. */
        DESTRUCTIVE
    }

    /** Does it. */
    @FunctionalInterface
    public interface Action {
        /**
         * Called on a virtual thread outside any transaction, with arguments that fit the parameters and an asker of the
         * right audience. Checks the asker's right to each single record against stored data.
         *
         * @return what came of it, refusals included; an exception is a defect and is told as {@code internal}
         */
        Outcome call(Call call);
    }
}
