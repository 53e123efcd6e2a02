package dev.frontdesk.panel;

/** What to do when a job fails. */
final class JobCures {

    private JobCures() {}

    static String of(String job, Phrases phrases) {
        return phrases.sayOr("panel.job.cure." + job, phrases.say("panel.job.cure"));
    }
}
