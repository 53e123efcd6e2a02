/**
 * Owns the built-in CRM: customers, leads, deals, orders, payments, issues, employees, activities, and the figures drawn
 * from them.
 *
 * <p>What a kind of record is made of stands in {@link dev.frontdesk.crm.Attributes}, who may do what in
 * {@link dev.frontdesk.crm.Rights}, which way states may go in {@link dev.frontdesk.crm.Transitions}: forms, REST, files
 * and tools read these tables and have no rules of their own. Easy to get wrong: records are numbered in each
 * organization, so the same number means different records to different people; what is out of somebody's reach is not
 * there, and is never refused in other words; a refund is a row of its own, never a smaller payment.
 */
@NullMarked
@ApplicationModule(
        displayName = "CRM",
        allowedDependencies = {"platform", "audit", "panel", "organization", "tool", "model"})
package dev.frontdesk.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
