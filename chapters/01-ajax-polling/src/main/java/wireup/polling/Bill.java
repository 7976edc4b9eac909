package wireup.polling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** What one screen's polling has cost so far, and how stale its board was. */
final class Bill {

    /** The staleness of how many updates is kept for the median; the worst of all is kept besides. */
    private static final int MAX_SAMPLES = 200;

    private long requests;
    private long nothingNew;
    private long received;
    private long sentHeaders;
    private long sentErrors;
    private long useful;
    private long staleWorst;
    private final ArrayDeque<Long> staleness = new ArrayDeque<>();

    /**
     * One request with its response.
     *
     * @param status the response's status code
     * @param received bytes of the request
     * @param sent bytes of the response, with its body
     * @param body bytes of the response's body
     * @param stale how long there had been news when the response went out; empty if it brought none, or the first
     */
    record Exchange(int status, long received, long sent, long body, Optional<Duration> stale) {}

    /**
     * A part of a response that goes on: an event of a stream.
     *
     * @param first whether it is the first, which the request came before
     * @param received bytes of the request, if it is the first
     * @param sent bytes of this part with all that frames it, and of the response's head if it is the first
     * @param useful bytes of this part that were a new board
     * @param stale how long there had been news when this part went out; empty if it brought none, or the first
     */
    record Part(boolean first, long received, long sent, long useful, Optional<Duration> stale) {}

    /**
     * The bill as the page shows it: counts, bytes, percent and milliseconds.
     *
     * @param nothingNew the requests that were answered with 304, or with 204
     * @param received bytes of all requests
     * @param sentHeaders bytes of all status lines and header fields of the responses, and of what frames events
     * @param sentErrors bytes of the bodies of responses that were neither 200, 204 nor 304
     * @param useful bytes of the bodies that brought a new board
     * @param usefulPercent the useful bytes among all bytes, 0 to 100
     * @param samples how many updates the staleness was taken from
     */
    record Total(
            long requests,
            long nothingNew,
            long received,
            long sentHeaders,
            long sentErrors,
            long useful,
            double usefulPercent,
            long staleMedian,
            long staleWorst,
            int samples) {}

    synchronized void add(Exchange exchange) {
        requests++;
        received += exchange.received();
        sentHeaders += exchange.sent() - exchange.body();
        switch (exchange.status()) {
            case 204, 304 -> nothingNew++;
            case 200 -> useful += exchange.body();
            default -> sentErrors += exchange.body();
        }
        exchange.stale().map(Duration::toMillis).ifPresent(this::addSample);
    }

    synchronized void add(Part part) {
        requests += part.first() ? 1 : 0;
        received += part.received();
        sentHeaders += part.sent() - part.useful();
        useful += part.useful();
        part.stale().map(Duration::toMillis).ifPresent(this::addSample);
    }

    private void addSample(long millis) {
        staleWorst = Math.max(staleWorst, millis);
        if (staleness.size() == MAX_SAMPLES) {
            staleness.removeFirst();
        }
        staleness.addLast(millis);
    }

    synchronized Total total() {
        long all = received + sentHeaders + sentErrors + useful;
        double percent = all == 0 ? 0 : 100.0 * useful / all;
        return new Total(
                requests,
                nothingNew,
                received,
                sentHeaders,
                sentErrors,
                useful,
                percent,
                median(),
                staleWorst,
                staleness.size());
    }

    private long median() {
        long[] sorted = staleness.stream().mapToLong(Long::longValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length % 2 == 1) {
            return sorted[middle];
        }
        return sorted.length == 0 ? 0 : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
