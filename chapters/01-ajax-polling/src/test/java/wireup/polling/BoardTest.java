package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Departure.Status;

class BoardTest {

    private static final Departure LYON = new Departure("10:04", "Lyon", "EC 27", 4, Status.ON_TIME);

    private final Board board = new Board();
    private final List<Board.Snapshot> told = new ArrayList<>();

    @Test
    @DisplayName("A listener is told of each change, in order, and of nothing that is no change")
    void everyChange() {
        board.show(List.of(LYON));
        board.onChange(told::add);
        board.show(List.of(LYON));
        board.show(List.of(LYON.on(5)));
        board.show(List.of(LYON.on(6)));
        assertThat(told)
                .extracting(board -> "version " + board.version() + ": platform "
                        + board.departures().getFirst().platform())
                .isEqualTo(List.of("version 2: platform 5", "version 3: platform 6"));
    }

    @Test
    @DisplayName("A listener that ended is told no more, also when it ended while it was being told")
    void noMore() {
        List<Runnable> ends = new ArrayList<>();
        ends.add(board.onChange(snapshot -> {
            told.add(snapshot);
            ends.forEach(Runnable::run);
        }));
        board.show(List.of(LYON));
        board.show(List.of(LYON.on(5)));
        assertThat(told).extracting(Board.Snapshot::version).containsExactly(1L);
    }

    @Test
    @DisplayName("After each version comes the next; after one that is forgotten, the oldest of the last thousand")
    void next() {
        assertThat(board.next(-1)).contains(new Board.Snapshot(0, List.of()));
        assertThat(board.next(0)).isEmpty();
        for (int platform = 1; platform <= 1_001; platform++) {
            board.show(List.of(LYON.on(platform)));
        }
        assertThat(board.next(7)).contains(new Board.Snapshot(8, List.of(LYON.on(8))));
        assertThat(board.next(0)).contains(new Board.Snapshot(2, List.of(LYON.on(2))));
        assertThat(board.next(1_001)).isEmpty();
    }
}
