package dev.frontdesk.access;

/** An API key called what only a person can do for themselves. */
final class PeopleOnly extends RuntimeException {

    PeopleOnly() {
        super("This is for people: sign in to the panel and send its session.");
    }
}
