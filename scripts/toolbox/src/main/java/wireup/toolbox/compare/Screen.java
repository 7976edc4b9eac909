package wireup.toolbox.compare;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client: it knows the board, and learns of its changes in one way or another. Its methods block. */
abstract class Screen implements Closeable {

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    protected final int port;
    protected final Wire wire;
    private final Meter meter;
    private final List<Arrival> arrivals = new ArrayList<>();
    private volatile long version;

    /**
     * A board has come.
     *
     * @param version which one
     * @param at when its last byte was read, by the {@link WallClock}
     */
    record Arrival(long version, long at) {}

    protected Screen(int port, Meter meter) throws IOException {
        this.port = port;
        this.wire = new Wire(port, meter);
        this.meter = meter;
    }

    /** Gets the board as it is, and does what is needed to learn of the next change. */
    abstract void open() throws IOException, InterruptedException;

    /** Waits for what comes next: a new board, or word that there is none. */
    abstract void next() throws IOException, InterruptedException;

    /** Notes a board that has just been read. */
    protected final void show(String json) throws IOException {
        long now = WallClock.micros();
        Matcher number = VERSION.matcher(json);
        if (!number.find()) {
            throw new IOException("this is no board: «" + json + "»");
        }
        version = Long.parseLong(number.group(1));
        arrivals.add(new Arrival(version, now));
        meter.boards.increment();
        meter.useful.add(json.length());
    }

    /** The version of the board that it knows; 0 if none has come. */
    final long version() {
        return version;
    }

    /** The boards in the order in which they came. Only when its thread has ended. */
    final List<Arrival> arrivals() {
        return arrivals;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
