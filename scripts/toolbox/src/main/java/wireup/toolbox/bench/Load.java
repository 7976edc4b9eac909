package wireup.toolbox.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * The load client: one thread, one selector, frames that are made beforehand. It is a closed loop: every echo that
 * comes back is followed by the next message, so a slower server is asked less, and its latency is that of a server
 * that always has work. The thread never sleeps: a server would pay for waking it, and the faster the server the more.
 * How long it found nothing to do is counted instead.
 */
final class Load implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Handshakes at a time: fewer than the 50 connections that Java lets wait to be accepted. */
    private static final int AT_ONCE = 32;

    private static final long HIGHEST_LATENCY = TimeUnit.MINUTES.toNanos(1);

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final List<Link> links = new ArrayList<>();
    private final Selector selector;
    private final int inFlight;
    private final Duration patience;

    private Histogram latency;
    private boolean sending;
    private int quiet;
    private long waited;
    private long lastEcho;

    private Load(Selector selector, int inFlight, Duration patience) {
        this.patience = patience;
        this.selector = selector;
        this.inFlight = inFlight;
    }

    /** Opens the connections of a workload. They are silent until {@link #run}. */
    static Load open(int port, Workload workload) throws IOException {
        return open(port, workload, PATIENCE);
    }

    /** Opens the connections of a workload, and will wait so long for a missing echo. */
    static Load open(int port, Workload workload, Duration patience) throws IOException {
        Train train = new Train(workload.bytes());
        Train.Stream stream = train.asked();
        ByteBuffer payloads = train.payloads();
        Load load = new Load(Selector.open(), workload.inFlight(), patience);
        try {
            while (load.links.size() < workload.connections()) {
                int ready = load.links.size();
                for (int i = ready; i < Math.min(ready + AT_ONCE, workload.connections()); i++) {
                    load.links.add(
                            Link.connect(port, new Outgoing(stream), new Incoming(payloads), workload.inFlight()));
                }
                for (Link link : load.links.subList(ready, load.links.size())) {
                    link.begin(load.selector);
                }
            }
            return load;
        } catch (IOException e) {
            load.close();
            throw e;
        }
    }

    /**
     * Sends and receives for a while, at least one message a connection; then waits until every message is answered.
     *
     * @param serverCpu the CPU time that the server has used so far
     * @throws LostEcho if nothing comes back any more, or a connection is closed
     * @throws WrongEcho if anything comes back but the echo
     */
    Sample run(Duration time, Supplier<Duration> serverCpu) throws IOException {
        latency = new Histogram(HIGHEST_LATENCY, 3);
        Duration serverBefore = serverCpu.get();
        long start = System.nanoTime();
        waited = 0;
        lastEcho = start;
        sending = true;
        for (Link link : links) {
            link.ask(inFlight, start);
        }
        long now = start;
        while (now - start < time.toNanos()) {
            now = serveReady(now);
        }
        Sample sample = new Sample(
                latency.copy(),
                Duration.ofNanos(now - start),
                serverCpu.get().minus(serverBefore),
                Duration.ofNanos(now - start - waited));
        drain();
        return sample;
    }

    private void drain() throws IOException {
        sending = false;
        quiet = (int) links.stream().filter(Link::isQuiet).count();
        long now = System.nanoTime();
        while (quiet < links.size()) {
            now = serveReady(now);
        }
    }

    /** Serves the connections that are ready, if any; takes the time before it and returns the time after it. */
    private long serveReady(long before) throws IOException {
        try {
            int ready = selector.selectNow(this::serve);
            long now = System.nanoTime();
            if (ready > 0) {
                lastEcho = now;
            } else {
                waited += now - before;
            }
            if (now - lastEcho > patience.toNanos()) {
                throw new LostEcho("no echo came for %d ms, and %d of %d connections wait"
                        .formatted(
                                patience.toMillis(),
                                links.stream().filter(link -> !link.isQuiet()).count(),
                                links.size()));
            }
            return now;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void serve(SelectionKey key) {
        Link link = (Link) key.attachment();
        try {
            if (key.isWritable()) {
                link.flush();
            }
            if (key.isReadable()) {
                int answered = link.read(buffer);
                long now = System.nanoTime();
                link.note(answered, now, latency);
                if (sending) {
                    link.ask(answered, now);
                } else if (answered > 0 && link.isQuiet()) {
                    quiet++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Link link : links) {
            link.close();
        }
        selector.close();
    }
}
