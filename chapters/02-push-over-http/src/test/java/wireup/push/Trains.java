package wireup.push;

import java.util.List;
import wireup.polling.Board;
import wireup.polling.Departure;
import wireup.polling.Departure.Status;

/** A board that a test changes, and that says of which version each line is. */
final class Trains {

    private Trains() {}

    /** A board with one version. */
    static Board board() {
        Board board = new Board();
        change(board);
        return board;
    }

    /** Makes the next version: the platform's number is the version's. */
    static void change(Board board) {
        int version = (int) board.snapshot().version() + 1;
        board.show(List.of(new Departure("10:04", "Zürich", "EC 27", version, Status.ON_TIME)));
    }

    static void change(Board board, int times) {
        for (int time = 0; time < times; time++) {
            change(board);
        }
    }
}
