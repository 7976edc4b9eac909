package wireup.toolbox.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wireup.toolbox.AlignedTable;
import wireup.toolbox.check.Language;

/** Tells the results on the terminal. */
final class Report {

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
                "outside the heap",
                "set-up, bytes a client",
                "requests/s",
                "asked for",
                "busy, server / clients"));
        for (Sample sample : samples) {
            traffic.add(traffic(sample));
            cost.add(cost(sample));
        }
        return AlignedTable.of(traffic) + "\n" + AlignedTable.of(cost);
    }

    private static List<String> traffic(Sample sample) {
        return List.of(
                sample.way().title(Language.EN),
                Integer.toString(sample.clients()),
                format("%.2f", sample.requestsPerUpdate()),
                format("%.0f", sample.overheadPerUpdate()),
                format("%.0f", sample.usefulPerUpdate()),
                format("%.0f %%", sample.usefulPercent()),
                millis(sample.staleness().p50()),
                millis(sample.staleness().p99()),
                millis(sample.staleness().max()));
    }

    private static List<String> cost(Sample sample) {
        return List.of(
                sample.way().title(Language.EN),
                Integer.toString(sample.clients()),
                sample.tellsCpu() ? format("%.0f µs", sample.cpuPerUpdate()) : "",
                sample.tellsMemory() ? kib(sample.cost().heap()) : "",
                sample.tellsMemory() ? kib(sample.cost().resident()) : "",
                Long.toString(sample.cost().setUp()),
                format("%.0f", sample.requestsPerSecond()),
                sample.way().isPolling() ? format("%.0f", sample.askedPerSecond()) : "",
                format("%.0f %% / %.0f %%", busy(sample, sample.cost().serverMillis()), busy(sample, sample.cost()
                        .clientsMillis())));
    }

    private static double busy(Sample sample, long cpuMillis) {
        return 100.0 * cpuMillis / sample.millis();
    }

    /** Microseconds as milliseconds with two digits that count. */
    static String millis(long micros) {
        return format(micros < 10_000 ? "%.1f ms" : "%.0f ms", micros / 1e3);
    }

    static String kib(long bytes) {
        return format("%.1f KiB", bytes / 1024.0);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
