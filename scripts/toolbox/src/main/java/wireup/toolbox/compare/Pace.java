package wireup.toolbox.compare;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warmUp of each server, and of the clients with it: the compilers come to rest
 * @param measure of each measurement
 */
record Pace(Duration warmUp, Duration measure) {

    static final Pace FULL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(25));
    static final Pace QUICK = new Pace(Duration.ofSeconds(1), Duration.ofMillis(1600));

    /** A change a second, on average, where chapter 01's station makes one in seven. */
    static final int SPEED = 7;

    /** Changes and questions to warm up with, some milliseconds apart. */
    static final int WARM_UP_SPEED = 3_500;

    static final Duration WARM_UP_INTERVAL = Duration.ofMillis(2);
    static final int WARM_UP_CLIENTS = 10;
}
