package dev.frontdesk.organization;

import dev.frontdesk.platform.OrganizationId;

/**
 * An organization has been made. Published inside the transaction that makes it, which is one of that organization:
 * what a listener adds is there from the first moment, and a listener that fails undoes the organization.
 *
 * @param language of whoever made it: en, ru or uk
 * @param demo whether it is the one that shows newcomers what Frontdesk does
 */
public record OrganizationCreated(OrganizationId organization, String name, String language, boolean demo) {}
