package wireup.toolbox.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What one measurement gave.
 *
 * @param millis how long it took
 * @param changes how often the board changed meanwhile
 */
record Sample(Way way, int clients, long millis, long changes, Counts counts, Staleness staleness, Cost cost) {

    private static final List<String> COLUMNS = List.of(
            "way",
            "clients",
            "measured_ms",
            "changes",
            "requests",
            "boards",
            "sent_bytes",
            "received_bytes",
            "useful_bytes",
            "stale_p50_us",
            "stale_p99_us",
            "stale_max_us",
            "set_up_bytes_per_client",
            "server_cpu_ms",
            "clients_cpu_ms",
            "heap_bytes_per_client");

    /** The cost of so many clients is more than what else goes on in a JVM; that of fewer is not told. */
    static final int TELLING_CLIENTS = 50;

    /** The system tells CPU time in steps of 10 ms: less than this says nothing. */
    private static final int TELLING_MILLIS = 50;

    /** All samples, a line for each. */
    static String csv(List<Sample> samples) {
        return Stream.concat(
                        Stream.of(String.join(",", COLUMNS)), samples.stream().map(Sample::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The samples that were written as CSV. */
    static List<Sample> parse(String csv) {
        return csv.lines().skip(1).map(line -> of(line.split(","))).toList();
    }

    private String line() {
        return Stream.concat(
                        Stream.of(way.id()),
                        LongStream.of(
                                        clients,
                                        millis,
                                        changes,
                                        counts.requests(),
                                        counts.boards(),
                                        counts.sent(),
                                        counts.received(),
                                        counts.useful(),
                                        staleness.p50(),
                                        staleness.p99(),
                                        staleness.max(),
                                        cost.setUp(),
                                        cost.serverMillis(),
                                        cost.clientsMillis(),
                                        cost.heap())
                                .mapToObj(Long::toString))
                .collect(Collectors.joining(","));
    }

    private static Sample of(String... cells) {
        long[] n = Arrays.stream(cells).skip(1).mapToLong(Long::parseLong).toArray();
        return new Sample(
                Way.of(cells[0]),
                (int) n[0],
                n[1],
                n[2],
                new Counts(n[3], n[4], n[5], n[6], n[7]),
                new Staleness(n[8], n[9], n[10]),
                new Cost(n[11], n[12], n[13], n[14]));
    }

    /** An update is a change of the board that one client has to learn of. */
    private double perUpdate(long all) {
        return (double) all / (changes * clients);
    }

    double requestsPerUpdate() {
        return perUpdate(counts.requests());
    }

    /** Bytes on the wire both ways, without {@link #usefulPerUpdate}. */
    double overheadPerUpdate() {
        return perUpdate(counts.overhead());
    }

    /** Less than a board where a client's board came for several changes at once. */
    double usefulPerUpdate() {
        return perUpdate(counts.useful());
    }

    /** Of all bytes, 0 to 100. */
    double usefulPercent() {
        return 100.0 * counts.useful() / (counts.useful() + counts.overhead());
    }

    /** CPU time of the server in microseconds. */
    double cpuPerUpdate() {
        return perUpdate(cost.serverMillis() * 1_000);
    }

    boolean tellsCpu() {
        return tellsMemory() && cost.serverMillis() >= TELLING_MILLIS;
    }

    boolean tellsMemory() {
        return clients >= TELLING_CLIENTS;
    }

    /** Requests in a second that polling clients would make if every answer came at once; else 0. */
    double askedPerSecond() {
        return way.isPolling() ? clients * 1e9 / way.interval().toNanos() : 0;
    }

    double requestsPerSecond() {
        return counts.requests() * 1e3 / millis;
    }
}
