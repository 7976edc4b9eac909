package wireup.toolbox.compare;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import wireup.toolbox.compare.Screen.Arrival;

/**
 * How old the news was, over all changes and clients, in microseconds.
 *
 * @param p50 the median
 * @param p99 the 99th percentile
 * @param max the oldest
 */
record Staleness(long p50, long p99, long max) {

    /**
     * For each change and client, the time until the client knew that version or a newer one.
     *
     * @param shownAt when each version was shown
     * @param clients which boards came to each, the last version among them
     */
    static Staleness of(SortedMap<Long, Long> shownAt, List<List<Arrival>> clients) {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        for (List<Arrival> arrivals : clients) {
            int next = 0;
            for (Map.Entry<Long, Long> shown : shownAt.entrySet()) {
                while (arrivals.get(next).version() < shown.getKey()) {
                    next++;
                }
                micros.recordValue(arrivals.get(next).at() - shown.getValue());
            }
        }
        return new Staleness(micros.getValueAtPercentile(50), micros.getValueAtPercentile(99), micros.getMaxValue());
    }
}
