package wireup.toolbox.bench;

import java.time.Duration;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * What one measurement gave.
 *
 * @param messages how many were answered
 * @param perSecond the same a second
 * @param p50 the median of the latency in microseconds
 * @param p99 its 99th percentile
 * @param p999 its 99.9th percentile
 * @param serverCpu seconds of CPU time that the server's process used for a million messages
 * @param serverBusy the CPU time that the server's process used in a second
 * @param clientBusy the part of the time in which the load client had something to do; near 1, it is what was measured
 */
record Sample(
        long messages,
        double perSecond,
        double p50,
        double p99,
        double p999,
        double serverCpu,
        double serverBusy,
        double clientBusy) {

    Sample(Histogram nanos, Duration time, Duration server, Duration client) {
        this(
                nanos.getTotalCount(),
                nanos.getTotalCount() / seconds(time),
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                nanos.getValueAtPercentile(99.9) / 1e3,
                seconds(server) * 1e6 / nanos.getTotalCount(),
                seconds(server) / seconds(time),
                seconds(client) / seconds(time));
    }

    /** A sample that was written as CSV. */
    static Sample parse(String... cells) {
        double[] numbers = Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray();
        return new Sample(
                (long) numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
