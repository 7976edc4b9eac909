package wireup.toolbox.compare;

import java.time.Instant;

/**
 * The clock of the machine. A server's process notes by it when the board changed, the clients' when they knew: unlike
 * {@link System#nanoTime} it is promised to be one clock for all processes.
 */
final class WallClock {

    private WallClock() {}

    /** Microseconds since 1970. */
    static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
