package dev.frontdesk.sandbox.telegram;

/** Lets so many through in a time, and makes whoever comes too early wait. Not for several threads at once. */
final class Pace {

    private long spentUntil;
    private long closedUntil;

    /**
     * Takes one place.
     *
     * @param now milliseconds, not going back
     * @param interval milliseconds that one place costs
     * @param burst places that may be taken at once
     * @param violation milliseconds added for coming while closed
     * @return milliseconds to wait, 0 if the place was given
     */
    long take(long now, long interval, int burst, long violation) {
        if (now < closedUntil) {
            closedUntil += violation;
            return closedUntil - now;
        }
        long debt = Math.max(spentUntil, now) - now + interval;
        if (debt > interval * burst) {
            closedUntil = now + debt - interval * burst;
            return closedUntil - now;
        }
        spentUntil = now + debt;
        return 0;
    }

    /** Gives a place back that was taken at this moment. */
    void giveBack(long interval) {
        spentUntil -= interval;
    }
}
