package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A person behind a session.
 *
 * @param caller null when the person belongs to no organization
 */
record SignedIn(Session session, Account account, @Nullable Caller caller) {}
