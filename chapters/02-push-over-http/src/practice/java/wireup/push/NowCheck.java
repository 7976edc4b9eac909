package wireup.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Board;

class NowCheck {

    @Test
    @DisplayName("A stream after=now begins with the next change")
    void onlyChanges() throws IOException {
        Board board = Trains.board();
        try (PushServer server = PushServer.start(0, board);
                Client client = new Client(server).stream("/events?after=now")) {
            await().until(() -> server.waiting() == 1);
            Trains.change(board);
            assertThat(client.event().version()).as("the first event's version").isEqualTo(2);
        }
    }
}
