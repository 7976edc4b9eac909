package wireup.toolbox.bench;

import java.util.List;
import java.util.Locale;

/**
 * A server's measure over that of the one it is compared to. Both are of the same round, since a machine is not equally
 * fast all the time.
 *
 * @param median over the rounds
 * @param min the smallest of a round
 * @param max the largest of a round
 */
record Ratio(double median, double min, double max) {

    static Ratio of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Ratio(median, sorted.getFirst(), sorted.getLast());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f..%.2f)", median, min, max);
    }
}
