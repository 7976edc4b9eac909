package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Board.Snapshot;
import wireup.polling.Departure.Status;

class StationTest {

    private static List<Snapshot> day(long seed, int changes) {
        Board board = new Board();
        List<Snapshot> day = new ArrayList<>();
        try (Station station = new Station(board, seed)) {
            day.add(board.snapshot());
            for (int change = 0; change < changes; change++) {
                station.change();
                day.add(board.snapshot());
            }
        }
        return day;
    }

    private static List<Long> pauses(long seed, int count) {
        try (Station station = new Station(new Board(), seed)) {
            return LongStream.range(0, count)
                    .mapToObj(_ -> station.nextPause().toMillis())
                    .toList();
        }
    }

    @Test
    @DisplayName("The same seed gives the same day, another seed another")
    void seed() {
        assertThat(day(1, 500)).isEqualTo(day(1, 500)).isNotEqualTo(day(2, 500));
        assertThat(pauses(1, 500)).isEqualTo(pauses(1, 500)).isNotEqualTo(pauses(2, 500));
    }

    @Test
    @DisplayName("Every change can be seen, and no train is on the board twice")
    void everyChangeIsOne() {
        List<Snapshot> day = day(3, 2_000);
        for (int change = 0; change < day.size(); change++) {
            Snapshot board = day.get(change);
            assertThat(board.version()).isEqualTo(change + 1L);
            assertThat(board.departures()).hasSizeBetween(6, 8);
            assertThat(board.departures().stream().map(Departure::train)).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("Trains are announced, delayed, sent to another platform, boarded, and depart")
    void allThatHappens() {
        Set<String> seen = new HashSet<>();
        List<Snapshot> day = day(4, 200);
        for (int change = 1; change < day.size(); change++) {
            List<Departure> before = day.get(change - 1).departures();
            List<Departure> after = day.get(change).departures();
            seen.add(what(before, after));
        }
        assertThat(seen).contains("announced", "DELAYED", "platform", "BOARDING", "departed");
    }

    private static String what(List<Departure> before, List<Departure> after) {
        if (!after.contains(before.getFirst())
                && before.getFirst().status() == Status.BOARDING
                && !after.getFirst().train().equals(before.getFirst().train())) {
            return "departed";
        }
        if (after.size() > before.size()) {
            return "announced";
        }
        List<Departure> changed =
                after.stream().filter(train -> !before.contains(train)).toList();
        assertThat(changed).hasSize(1);
        boolean moved = before.stream()
                .anyMatch(train -> train.on(changed.getFirst().platform()).equals(changed.getFirst()));
        return moved ? "platform" : changed.getFirst().status().name();
    }

    @Test
    @DisplayName("The moments are irregular: 1 to 20 seconds apart, about 7 on average, and hardly ever the same")
    void irregularMoments() {
        List<Long> pauses = pauses(5, 5_000);
        assertThat(pauses).allMatch(pause -> pause >= 1_000 && pause <= 20_000);
        assertThat(pauses.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isBetween(6_000.0, 8_000.0);
        assertThat(new HashSet<>(pauses)).hasSizeGreaterThan(2_000);
    }

    @Test
    @DisplayName("As the texts say, nothing changes for ten seconds on the day of seed 1, for twenty on that of seed 5")
    void firstPause() {
        assertThat(pauses(1, 1).getFirst()).isGreaterThanOrEqualTo(10_000);
        assertThat(pauses(5, 1).getFirst()).isGreaterThanOrEqualTo(20_000);
    }

    @Test
    @DisplayName("The board changes by itself once the station runs, and the station's thread ends when it closes")
    void runsByItself() {
        Board board = new Board();
        long seed = LongStream.range(0, 1_000)
                .filter(s -> pauses(s, 1).getFirst() == 1_000)
                .findFirst()
                .orElseThrow();
        try (Station station = new Station(board, seed)) {
            assertThat(threads()).isZero();
            station.run();
            Awaitility.await().until(() -> board.snapshot().version() > 1);
        }
        Awaitility.await().until(() -> threads() == 0);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("station"))
                .count();
    }
}
