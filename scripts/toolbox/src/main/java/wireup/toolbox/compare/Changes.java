package wireup.toolbox.compare;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import wireup.polling.Board;
import wireup.polling.Station;

/** Lets a board change, always in the same way at the same times, and notes when. */
final class Changes {

    private static final long SEED = 1;

    private final SortedMap<Long, Long> shownAt = new TreeMap<>();
    private final Station station;

    /** The first listener of the board, so that each change is noted before anyone else hears of it. */
    Changes(Board board) {
        board.onChange(snapshot -> shownAt.put(snapshot.version(), WallClock.micros()));
        station = new Station(board, SEED);
    }

    /**
     * Lets the board change for a while.
     *
     * @param speed how many times as fast as the station of chapter 01
     * @return when each version was shown, by the {@link WallClock}
     */
    SortedMap<Long, Long> run(Duration time, int speed) throws InterruptedException {
        shownAt.clear();
        long start = System.nanoTime();
        Duration next = station.nextPause().dividedBy(speed);
        while (next.compareTo(time) < 0) {
            sleepUntil(start + next.toNanos());
            station.change();
            next = next.plus(station.nextPause().dividedBy(speed));
        }
        sleepUntil(start + time.toNanos());
        return new TreeMap<>(shownAt);
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
    }
}
