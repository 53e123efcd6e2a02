package dev.frontdesk.bench.load;

/** Is told of each answer, on the thread that reads them all: must not block. */
@FunctionalInterface
public interface Answers {

    /**
     * @param lines on which the next may be fired
     * @param status of HTTP, 0 if the connection broke
     * @param nanos at which the answer was whole, of {@link System#nanoTime}
     */
    void answered(Lines lines, Shot shot, int status, long nanos);
}
