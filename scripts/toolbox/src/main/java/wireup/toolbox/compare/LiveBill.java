package wireup.toolbox.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import wireup.polling.Board.Snapshot;
import wireup.support.ChapterServer;
import wireup.toolbox.tap.Recorder;
import wireup.toolbox.tap.Tap;
import wireup.toolbox.tap.Totals;

/**
 * The comparison with somebody's browser as the only client: a server for each way, each behind a tap of its own that
 * counts, and one board for all. In one JVM, so it tells bytes and staleness, and nothing of CPU time or memory.
 */
public final class LiveBill implements AutoCloseable {

    /** How long the board changes in a run. */
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final Duration TELL_EVERY = Duration.ofMillis(250);
    private static final int RECORD = 64 * 1024;

    /**
     * What a way has cost since the run began.
     *
     * @param way its id
     * @param port where it is found
     */
    public record Meter(String way, int port, Totals totals) {}

    /**
     * The bill at a moment.
     *
     * @param run counts the runs; 0 before the first
     * @param running whether the board is changing
     * @param shown when each version of this run was shown, in microseconds since 1970
     * @param meters empty until the servers are open
     */
    public record State(int run, boolean running, SortedMap<Long, Long> shown, List<Meter> meters) {}

    /** A way that is open. */
    private record Open(Way way, ChapterServer server, Recorder recorder, Tap tap) {

        Meter meter() {
            return new Meter(way.id(), tap.port(), recorder.totals());
        }

        void close() {
            server.close();
            tap.close();
        }
    }

    private final Consumer<State> listener;
    private final AtomicBoolean running = new AtomicBoolean();
    private final SortedMap<Long, Long> shown = new TreeMap<>();
    private final List<Open> ways = new ArrayList<>();
    private final Runnable forgetBoard;
    private Thread runner = new Thread();
    private int run;

    /**
     * Nothing is open yet.
     *
     * @param listener told of the state when it changes, some times a second while a run goes on
     */
    public LiveBill(Consumer<State> listener) {
        this.listener = listener;
        this.forgetBoard = BoardServer.BOARD.onChange(this::note);
    }

    private synchronized void note(Snapshot snapshot) {
        shown.put(snapshot.version(), WallClock.micros());
    }

    /**
     * Opens the servers, if they are not open yet, and tells where.
     *
     * @throws IOException if one cannot start
     */
    public void open() throws IOException {
        synchronized (this) {
            if (ways.isEmpty()) {
                for (Way way : Way.all()) {
                    ChapterServer server = way.serve(BoardServer.BOARD);
                    Recorder recorder = new Recorder(RECORD);
                    ways.add(new Open(way, server, recorder, Tap.start(0, server.port(), recorder)));
                }
            }
        }
        tell();
    }

    /** Lets the board change for half a minute, and counts. Returns at once; does nothing while a run goes on. */
    public synchronized void run() {
        if (running.compareAndSet(false, true)) {
            run++;
            shown.clear();
            ways.forEach(way -> way.recorder().clear());
            runner = Thread.ofVirtual().name("live bill").start(this::changeAndTell);
        }
    }

    private void changeAndTell() {
        Thread changes = Thread.ofVirtual().name("live board").start(this::change);
        try {
            do {
                tell();
            } while (!changes.join(TELL_EVERY));
        } catch (InterruptedException _) {
            changes.interrupt(); // the bill is closed
        }
        running.set(false);
        tell();
    }

    private void change() {
        try {
            new Changes(BoardServer.BOARD).run(TIME, Pace.SPEED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // and the run ends
        }
    }

    private void tell() {
        listener.accept(state());
    }

    private synchronized State state() {
        return new State(
                run,
                running.get(),
                new TreeMap<>(shown),
                ways.stream().map(Open::meter).toList());
    }

    /** Closes the servers and their taps. */
    @Override
    public void close() {
        forgetBoard.run();
        List<Open> open;
        synchronized (this) {
            runner.interrupt();
            open = List.copyOf(ways);
        }
        open.forEach(Open::close);
    }
}
