package wireup.toolbox.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import wireup.toolbox.AlignedTable;
import wireup.toolbox.check.Language;

/** Tells the results on the terminal. */
final class Report {

    private static final String NOTES = """
            An update is one change of the board for one client. The board changes about once a second, at irregular
            moments, the same each time; how much polling costs an update depends on that. A client that polls may get
            one board for several changes, so its useful bytes may be fewer. CPU and memory are told where they are
            more than what else goes on in a JVM. Fewer requests than asked for: server and clients took time to answer.
            """;

    private Report() {}

    /** A row a measurement, in two tables: what the clients get, and what it costs. */
    static String of(List<Sample> samples) {
        List<List<String>> traffic = new ArrayList<>();
        traffic.add(List.of(
                "An update (a change × a client)",
                "clients",
                "requests",
                "overhead, bytes",
                "useful, bytes",
                "useful",
                "stale, median",
                "99 %",
                "worst"));
        List<List<String>> cost = new ArrayList<>();
        cost.add(List.of(
                "What it costs",
                "clients",
                "server CPU an update",
                "heap a client",
                "set-up, bytes a client",
                "requests/s",
                "asked for",
                "busy, server / clients"));
        for (Sample sample : samples) {
            traffic.add(traffic(sample));
            cost.add(cost(sample));
        }
        String claims =
                Claim.ALL.stream().map(claim -> claim.verdict(samples) + "\n").collect(Collectors.joining());
        return AlignedTable.of(traffic) + "\n" + AlignedTable.of(cost) + "\n" + NOTES + "\n" + claims;
    }

    private static List<String> traffic(Sample sample) {
        return List.of(
                sample.way().title(Language.EN),
                Integer.toString(sample.clients()),
                number(sample.requestsPerUpdate(), 2),
                number(sample.overheadPerUpdate(), 0),
                number(sample.usefulPerUpdate(), 0),
                number(sample.usefulPercent(), 0) + " %",
                millis(sample.staleness().p50()),
                millis(sample.staleness().p99()),
                millis(sample.staleness().max()));
    }

    private static List<String> cost(Sample sample) {
        return List.of(
                sample.way().title(Language.EN),
                Integer.toString(sample.clients()),
                sample.tellsCpu() ? micros(sample.cpuPerUpdate()) : "",
                sample.tellsMemory() ? kib(sample.cost().heap()) : "",
                Long.toString(sample.cost().setUp()),
                number(sample.requestsPerSecond(), 0),
                sample.way().isPolling() ? number(sample.askedPerSecond(), 0) : "",
                busy(sample, sample.cost().serverMillis()) + " / "
                        + busy(sample, sample.cost().clientsMillis()));
    }

    private static String busy(Sample sample, long cpuMillis) {
        return number(100.0 * cpuMillis / sample.millis(), 0) + " %";
    }

    /** Microseconds as milliseconds, with a digit behind the point where it counts. */
    static String millis(long micros) {
        return number(micros / 1e3, micros < 10_000 ? 1 : 0) + " ms";
    }

    static String micros(double micros) {
        return number(micros, 0) + " µs";
    }

    static String kib(long bytes) {
        return number(bytes / 1024.0, 1) + " KiB";
    }

    static String number(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
