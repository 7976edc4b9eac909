package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Departure.Status;
import wireup.testsupport.RawSocket;

class AttackCheck {

    private static List<String> destinations(JsonArray departures) {
        return StreamSupport.stream(departures.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(departure -> departure.get("destination").getAsString())
                .toList();
    }

    @Test
    @DisplayName("The careless server's board shows a second train, to Ghost")
    void ghost() {
        String json = "[{\"destination\":\"" + Attack.destination() + "\",\"platform\":1}]";
        List<String> shown = destinations(JsonParser.parseString(json).getAsJsonArray());
        assertThat(shown).hasSizeLessThan(3);
        assertThat(shown.getLast()).as("the last train's destination").isEqualTo("Ghost");
    }

    @Test
    @DisplayName("Your server's board shows one train, whatever its destination is called")
    void oursShowsOne() throws IOException {
        Board board = new Board();
        board.show(List.of(new Departure("10:04", Attack.destination(), "EC 27", 1, Status.ON_TIME)));
        try (PollingServer server = PollingServer.start(0, board);
                RawSocket socket = RawSocket.connect(server.port())) {
            String body = Http.get(socket, "/departures").body();
            JsonArray departures =
                    JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("departures");
            assertThat(destinations(departures)).isEqualTo(List.of(Attack.destination()));
        }
    }
}
