package wireup.polling;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The departures board. It may be read and changed from any thread. */
public class Board {

    /**
     * What the board shows from one change to the next.
     *
     * @param version 0 for the empty board, and one more with each change
     * @param departures the lines from top to bottom
     */
    public record Snapshot(long version, List<Departure> departures) {}

    /** How many versions the board remembers. */
    private static final int HISTORY = 1_000;

    /** A version, and when it was shown, in nanoseconds of the board's clock. */
    private record Shown(Snapshot snapshot, long at) {}

    private final LongSupplier nanoTime;
    private final NavigableMap<Long, Shown> history = new TreeMap<>();
    private final Set<Consumer<Snapshot>> listeners = new LinkedHashSet<>();
    private volatile Snapshot snapshot = new Snapshot(0, List.of());

    /** An empty board. */
    public Board() {
        this(System::nanoTime);
    }

    /** An empty board with a clock of its own, in nanoseconds from any moment, for a test. */
    Board(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        history.put(snapshot.version(), new Shown(snapshot, nanoTime.getAsLong()));
    }

    /** Shows these departures. It is a new version only if something changed. */
    // region show
    public synchronized void show(List<Departure> departures) {
        if (departures.equals(snapshot.departures())) {
            return;
        }
        snapshot = new Snapshot(snapshot.version() + 1, List.copyOf(departures));
        history.put(snapshot.version(), new Shown(snapshot, nanoTime.getAsLong()));
        // endregion
        if (history.size() > HISTORY) {
            history.pollFirstEntry();
        }
        List.copyOf(listeners).forEach(listener -> listener.accept(snapshot));
    }

    /**
     * Tells a listener of each change from now on, in order. The board waits for it, so it must be quick.
     *
     * @return what ends it: once it has run, the listener is told of no further change
     */
    public synchronized Runnable onChange(Consumer<Snapshot> listener) {
        listeners.add(listener);
        return () -> forget(listener);
    }

    private synchronized void forget(Consumer<Snapshot> listener) {
        listeners.remove(listener);
    }

    /** What the board shows now. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /**
     * The version that came after another: the next one or, if the board no longer remembers it, the oldest of the last
     * 1,000. Empty if there is none yet.
     */
    public synchronized Optional<Snapshot> next(long version) {
        return Optional.ofNullable(history.higherEntry(version))
                .map(entry -> entry.getValue().snapshot());
    }

    /**
     * How long there has been news for someone who saw a version: the time since the next version was shown. Empty if
     * there is no news, or if it is so old that the board no longer remembers.
     */
    public synchronized Optional<Duration> newsSince(long version) {
        return Optional.ofNullable(history.get(version + 1))
                .map(shown -> Duration.ofNanos(nanoTime.getAsLong() - shown.at()));
    }
}
