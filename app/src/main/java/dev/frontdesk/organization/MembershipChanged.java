package dev.frontdesk.organization;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;

/** What an account is in an organization has changed; published after the change is committed. */
public record MembershipChanged(OrganizationId organization, AccountId account) {}
