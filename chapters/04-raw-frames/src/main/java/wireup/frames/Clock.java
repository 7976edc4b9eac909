package wireup.frames;

import java.time.Duration;

/** The time since the program began, in nanoseconds. */
final class Clock {

    /** A time that never was. */
    static final long NEVER = 0;

    private static final long START = System.nanoTime() - 1;

    private Clock() {}

    /** Now; never {@link #NEVER}. */
    static long now() {
        return System.nanoTime() - START;
    }

    /** Whether something has lasted longer than a time; what has never begun has not. */
    static boolean isOver(Duration time, long since, long now) {
        return since != NEVER && now - since > time.toNanos();
    }
}
