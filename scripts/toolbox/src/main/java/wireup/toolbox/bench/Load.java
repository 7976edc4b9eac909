package wireup.toolbox.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
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
 * that always has work.
 */
final class Load implements Closeable {

    private static final int PATIENCE_MS = 10_000;
    private static final long HIGHEST_LATENCY = TimeUnit.MINUTES.toNanos(1);

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final List<Link> links = new ArrayList<>();
    private final Selector selector;
    private final int inFlight;

    private Histogram latency;
    private boolean sending;
    private int quiet;

    private Load(Selector selector, int inFlight) {
        this.selector = selector;
        this.inFlight = inFlight;
    }

    /** Opens the connections of a workload, one after the other. They are silent until {@link #run}. */
    static Load open(int port, Workload workload) throws IOException {
        Train train = new Train(workload.bytes());
        Train.Stream stream = train.asked();
        ByteBuffer payloads = train.payloads();
        Load load = new Load(Selector.open(), workload.inFlight());
        try {
            for (int i = 0; i < workload.connections(); i++) {
                Link link = Link.open(port, new Outgoing(stream), new Incoming(payloads), workload.inFlight());
                load.links.add(link);
                link.register(load.selector);
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
     * @throws WrongEcho if anything comes back but the echo, or nothing for 10 seconds
     */
    Sample run(Duration time, Supplier<Duration> serverCpu) throws IOException {
        latency = new Histogram(HIGHEST_LATENCY, 3);
        Duration serverBefore = serverCpu.get();
        long clientBefore = threadCpu();
        long start = System.nanoTime();
        sending = true;
        for (Link link : links) {
            link.ask(inFlight, start);
        }
        long now = start;
        while (now - start < time.toNanos()) {
            serveReady();
            now = System.nanoTime();
        }
        Sample sample = new Sample(
                latency.copy(),
                Duration.ofNanos(now - start),
                serverCpu.get().minus(serverBefore),
                Duration.ofNanos(threadCpu() - clientBefore));
        drain();
        return sample;
    }

    private void drain() throws IOException {
        sending = false;
        quiet = (int) links.stream().filter(Link::isQuiet).count();
        while (quiet < links.size()) {
            serveReady();
        }
    }

    private void serveReady() throws IOException {
        try {
            if (selector.select(this::serve, PATIENCE_MS) == 0) {
                throw new WrongEcho("no echo came for " + PATIENCE_MS / 1000 + " s");
            }
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

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() throws IOException {
        for (Link link : links) {
            link.close();
        }
        selector.close();
    }
}
