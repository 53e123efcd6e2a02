package dev.frontdesk.crm;

/** How far a right reaches. */
enum Scope {
    /** Every record of the organization. */
    ALL,
    /** Records assigned to the employee. */
    MINE,
    /** What concerns the person themselves. */
    OWN,
    NONE
}
