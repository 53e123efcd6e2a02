package dev.frontdesk.crm;

/** What somebody may want to do with a record. */
enum Action {
    /** In lists, too. */
    READ,
    CREATE,
    /** States included, apart from those below. */
    UPDATE,
    DELETE,
    COMMENT,
    /** Open a closed deal, cancel an order under way. */
    REOPEN,
    /** Give money back, or undo a payment. */
    REFUND,
    /** Figures of the organization; with employees, of single people. */
    MEASURE,
    /** Pipelines and stages; of the organization, currency and time zone. */
    ARRANGE,
    /** Files in and out. */
    EXPORT
}
