/**
 * Owns the Model Context Protocol: our tools served to outside agents at {@code /mcp}, the programs that people let in
 * there, and the tools of outside servers that a project attaches.
 *
 * <p>Easy to get wrong: nothing is remembered between two requests, so that any node answers any of them and who asks is
 * proven each time; what an outside server says of its tools, its results and itself is data of a stranger, and a tool
 * counts only as it was approved.
 */
@NullMarked
@ApplicationModule(
        displayName = "MCP",
        allowedDependencies = {"platform", "audit", "panel", "organization", "access", "project", "model", "tool"})
package dev.frontdesk.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
