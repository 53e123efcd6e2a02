/**
 * The model emulator: an OpenAI-compatible endpoint that owns its script, its faults and the record of what it was asked.
 *
 * <p>Easy to get wrong: a waiting request must hold nothing but its answer (see {@link ChatCompletions}), and a script
 * rule that calls a tool must not fire again on the tool's result.
 */
@NullMarked
package dev.frontdesk.sandbox.openai;

import org.jspecify.annotations.NullMarked;
