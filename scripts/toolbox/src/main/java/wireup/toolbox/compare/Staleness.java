package wireup.toolbox.compare;

import org.HdrHistogram.Histogram;

/**
 * How old the news was, over all changes and clients, in microseconds.
 *
 * @param p50 the median
 * @param p99 the 99th percentile
 * @param max the oldest
 */
record Staleness(long p50, long p99, long max) {

    static Staleness of(Histogram micros) {
        return new Staleness(micros.getValueAtPercentile(50), micros.getValueAtPercentile(99), micros.getMaxValue());
    }
}
