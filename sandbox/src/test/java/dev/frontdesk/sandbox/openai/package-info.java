/** Tests of the model emulator. */
@NullMarked
package dev.frontdesk.sandbox.openai;

import org.jspecify.annotations.NullMarked;
