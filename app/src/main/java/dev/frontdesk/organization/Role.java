package dev.frontdesk.organization;

/** What a person is in an organization. */
public enum Role {
    /** Owner: everything within the organization. */
    VENDOR,
    /** Reads and answers conversations; configures only with a project grant. */
    EMPLOYEE,
    /** Sees only their own data. */
    CUSTOMER
}
