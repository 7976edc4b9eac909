package wireup.toolbox.compare;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireup.toolbox.bench.Cores;
import wireup.toolbox.bench.ServerProcess;
import wireup.toolbox.check.Language;

/** A server in its own process, and measurements of it, one after the other. */
final class Trial implements Closeable {

    /** For the server to print what it did. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern CHANGE = Pattern.compile("(\\d+)=(\\d+)");

    private final Way way;
    private final ServerProcess server;
    private int told;
    private long heapBefore;

    private Trial(Way way, ServerProcess server) {
        this.way = way;
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param logs the folder for what it prints
     */
    static Trial start(Way way, Path logs, Cores cores) throws IOException, InterruptedException {
        return new Trial(
                way,
                ServerProcess.start(
                        way.title(Language.EN),
                        List.of(BoardServer.class.getName(), way.id()),
                        logs.resolve(way.id() + ".log"),
                        cores));
    }

    /** Lets many changes and questions pass for a while. */
    void warmUp(Duration time) throws IOException, InterruptedException {
        try (Screens screens = Screens.open(way, server.port(), Pace.WARM_UP_CLIENTS, Pace.WARM_UP_INTERVAL)) {
            change(time, Pace.WARM_UP_SPEED);
            screens.check();
        }
    }

    /**
     * Measures so many clients for so long. The heap is compared with that before the first of many clients: chapter
     * 01's server keeps what belonged to a connection for seconds after its end, so later there are remains of others.
     */
    Sample measure(int clients, Duration time) throws IOException, InterruptedException {
        tell("begin");
        server.await(Pattern.compile("(?m)^begun " + told + "$"), PATIENCE);
        if (heapBefore == 0) {
            heapBefore = heap(clients);
        }
        try (Screens screens = Screens.open(way, server.port(), clients, way.interval())) {
            Counts counts = screens.counts();
            Duration serverCpu = server.cpu();
            Duration clientsCpu = cpu();
            long start = System.nanoTime();
            SortedMap<Long, Long> changes = change(time, Pace.SPEED);
            counts = screens.counts().since(counts);
            serverCpu = server.cpu().minus(serverCpu);
            clientsCpu = cpu().minus(clientsCpu);
            long millis = (System.nanoTime() - start) / 1_000_000;

            screens.await(changes.lastKey());
            long heap = (heap(clients) - heapBefore) / clients;
            return new Sample(
                    way,
                    clients,
                    millis,
                    changes.size(),
                    counts,
                    Staleness.of(changes, screens.end()),
                    new Cost(screens.setUp() / clients, serverCpu.toMillis(), clientsCpu.toMillis(), heap));
        }
    }

    /** Not asked for a few clients: all else that moves in a heap would hide them. */
    private long heap(int clients) throws IOException, InterruptedException {
        return clients < Sample.TELLING_CLIENTS ? 0 : server.heap();
    }

    private void tell(String line) throws IOException {
        told++;
        server.tell(line);
    }

    /** Lets the board change for a while, and returns after it: when each version was shown, as the server prints it. */
    private SortedMap<Long, Long> change(Duration time, int speed) throws IOException, InterruptedException {
        tell("run " + time.toMillis() + " " + speed);
        Pattern printed = Pattern.compile("(?m)^shown " + told + " \\{(.*)}$");
        Matcher change =
                CHANGE.matcher(server.await(printed, time.plus(PATIENCE)).group(1));
        SortedMap<Long, Long> shownAt = new TreeMap<>();
        while (change.find()) {
            shownAt.put(Long.valueOf(change.group(1)), Long.valueOf(change.group(2)));
        }
        return shownAt;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        server.close();
    }
}
