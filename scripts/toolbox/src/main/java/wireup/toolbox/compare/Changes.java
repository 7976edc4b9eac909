package wireup.toolbox.compare;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import wireup.polling.Board;
import wireup.polling.Station;

/** Lets a board change, each time in the same way and at the same moments, and notes when. */
final class Changes {

    /** A day with 25 changes in its first 25 seconds, seven times as fast, and 2 in the first 1.6. */
    private static final long SEED = 264;

    private final SortedMap<Long, Long> shownAt = new TreeMap<>();
    private final Board board;
    private Station station;

    /** The first listener of the board, so that each change is noted before anyone else hears of it. */
    Changes(Board board) {
        this.board = board;
        board.onChange(snapshot -> shownAt.put(snapshot.version(), WallClock.micros()));
        begin();
    }

    /** Begins the day again: the board is as before the first change. */
    void begin() {
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
