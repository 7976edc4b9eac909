package wireup.toolbox.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warmUp of each workload on each server, before the first round: the compilers come to rest
 * @param settle before each measurement: the caches of the processor fill again
 * @param measure of each measurement
 * @param rounds how often everything is measured
 */
record Pace(Duration warmUp, Duration settle, Duration measure, int rounds) {

    static final Pace FULL = new Pace(Duration.ofSeconds(6), Duration.ofMillis(500), Duration.ofSeconds(3), 5);
    static final Pace QUICK = new Pace(Duration.ofMillis(1200), Duration.ofMillis(200), Duration.ofMillis(800), 2);

    Pace withRounds(int number) {
        return new Pace(warmUp, settle, measure, number);
    }
}
