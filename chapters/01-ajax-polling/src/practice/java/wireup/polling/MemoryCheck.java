package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Departure.Status;

class MemoryCheck {

    @Test
    @DisplayName("After 1,001 changes, with a listener, the oldest version that the board remembers is the second")
    void forgets() {
        Board board = new Board();
        board.onChange(_ -> {});
        for (int platform = 1; platform <= 1_001; platform++) {
            board.show(List.of(new Departure("10:04", "Lyon", "EC 27", platform, Status.ON_TIME)));
        }
        assertThat(board.next(-1).orElseThrow().version())
                .as("the oldest version")
                .isEqualTo(2);
    }
}
