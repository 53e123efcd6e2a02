/**
 * Owns how assistants are judged: questions with what is expected of the answers, runs against a version of the
 * settings, comparisons over stored conversations, and the rule that a version must keep to be published.
 *
 * <p>Easy to get wrong: a run sends, changes and journals nothing, so whatever it does goes through
 * {@link dev.frontdesk.assistant.Rehearsing}; but the model is really asked, and costs what it costs.
 */
@NullMarked
@ApplicationModule(
        displayName = "Evaluate",
        allowedDependencies = {"platform", "audit", "panel", "organization", "project", "conversation", "assistant"})
package dev.frontdesk.evaluate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
