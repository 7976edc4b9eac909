package wireup.toolbox.check;

import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param opening for the answer to a request
 * @param answer for the answer to frames
 * @param deadline for the end of a connection that a peer holds on purpose, a little over the 10 s that are allowed
 */
record Patience(Duration opening, Duration answer, Duration deadline) {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration BRIEF = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofMillis(11_500);

    /** For the first answer of all: a server may have much to load before it. */
    static final Patience AT_FIRST = new Patience(Duration.ofSeconds(20), LONG, DEADLINE);

    /** For a server that echoes: it answers at once, unless the machine is busy. */
    static final Patience WITH_ECHO = new Patience(LONG, LONG, DEADLINE);

    /** For one that opens and does not echo: that silence need not be waited for again and again. */
    static final Patience WITH_OPENING = new Patience(LONG, SHORT, DEADLINE);

    /** For one that does not even open. */
    static final Patience WITH_NOTHING = new Patience(SHORT, SHORT, DEADLINE);

    /** For an answer that need not come. */
    Duration brief() {
        return answer.compareTo(BRIEF) < 0 ? answer : BRIEF;
    }
}
