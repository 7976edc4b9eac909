package wireup.toolbox.compare;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import wireup.toolbox.check.Language;

/**
 * What the texts say of the figures. Each run checks it.
 *
 * @param text the claim, a sentence
 * @param about which samples it is about
 * @param confirmed whether one of those confirms it
 */
record Claim(String text, Predicate<Sample> about, Predicate<Sample> confirmed) {

    static final List<Claim> ALL = List.of(
            new Claim(
                    "A WebSocket update costs 2 to 14 bytes of framing.",
                    sample -> sample.way() == Way.WEBSOCKET,
                    sample -> sample.overheadPerUpdate() >= 2 && sample.overheadPerUpdate() <= 14),
            new Claim(
                    "A polled update costs hundreds of bytes besides the board.",
                    sample -> sample.way().isPolling(),
                    sample -> sample.overheadPerUpdate() >= 200),
            new Claim(
                    "Polled news waits for the next question: a quarter of the interval and more, in the median of 100 clients and of 1,000.",
                    sample -> sample.way().isPolling() && sample.clients() >= 100,
                    sample ->
                            sample.staleness().p50() >= sample.way().interval().toNanos() / 1_000 / 4),
            new Claim(
                    "An event of a stream costs less than 50 bytes of framing.",
                    sample -> sample.way() == Way.SSE,
                    sample -> sample.overheadPerUpdate() < 50),
            new Claim(
                    "Pushed news waits for no question: it is less than 50 ms old, half of the shortest interval, in the median of 1 client and of 100.",
                    sample -> !sample.way().isPolling() && sample.clients() <= 100,
                    sample -> sample.staleness().p50() < 50_000));

    /** Whether every sample that it is about confirms it. */
    boolean holds(List<Sample> samples) {
        return against(samples).isEmpty();
    }

    /** A line that says whether it holds, and if not, by which samples. */
    String verdict(List<Sample> samples) {
        if (holds(samples)) {
            return "confirmed: " + text;
        }
        return against(samples).stream()
                .map(sample -> sample.way().title(Language.EN) + ", clients: " + sample.clients())
                .collect(Collectors.joining("; ", "NOT confirmed: " + text + " (", ")"));
    }

    private List<Sample> against(List<Sample> samples) {
        return samples.stream().filter(about).filter(confirmed.negate()).toList();
    }
}
