package dev.frontdesk.project;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;

/** A project is going: published inside its transaction, so that what hangs on it goes along. */
public record ProjectDeleted(OrganizationId organization, ProjectId project) {}
