/**
 * Owns what an assistant may do beside talking: the words of a tool, the catalogue, permission, confirmation and the
 * journal of calls.
 *
 * <p>It stands below connectors and the CRM, which bring their tools as {@link dev.frontdesk.tool.Toolset} beans. Easy to
 * get wrong: who asks is taken from the session, the key or the linked chat, never from what a model says; what a tool
 * answers is data for the model, never instructions.
 */
@NullMarked
@ApplicationModule(
        displayName = "Tool",
        allowedDependencies = {"platform", "audit", "panel", "organization", "project", "model"})
package dev.frontdesk.tool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
