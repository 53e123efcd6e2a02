/**
 * Owns what is particular to VK communities. Traps: refusals come with status 200, the secret stands in the body, the
 * answer must be exactly {@code ok}, posts and polls go on side by side, and messages of group chats have no id but only a
 * number.
 */
@NullMarked
@ApplicationModule(
        displayName = "VK",
        allowedDependencies = {"connector", "platform"})
package dev.frontdesk.connectors.vk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
