package wireup.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Board;
import wireup.polling.Departure;
import wireup.polling.Departure.Status;

class AttackCheck {

    /** What a browser hears: the data of each event, with one space after the colon taken off. */
    private static List<String> heard(String stream) {
        return Stream.of(stream.split("\n\n", -1))
                .filter(event -> event.startsWith("data:"))
                .map(event -> event.substring("data:".length()).strip())
                .toList();
    }

    @Test
    @DisplayName("The careless server's event is two to a browser, and the second says: evacuate")
    void forged() {
        List<String> heard = heard("data: " + Attack.destination() + "\n\n");
        assertThat(heard.getLast()).as("the last event").isEqualTo("evacuate");
        assertThat(heard).hasSize(2);
    }

    @Test
    @DisplayName("Your server sends one event, whatever the destination is called")
    void oursSendsOne() throws IOException {
        Board board = Trains.board();
        try (PushServer server = PushServer.start(0, board);
                Client client = new Client(server).stream("/events")) {
            client.event();
            board.show(List.of(new Departure("10:04", Attack.destination(), "EC 27", 2, Status.ON_TIME)));
            Trains.change(board);
            assertThat(client.event().version()).isEqualTo(2);
            assertThat(client.event().version()).isEqualTo(3);
        }
    }
}
