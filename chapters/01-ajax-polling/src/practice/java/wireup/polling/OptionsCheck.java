package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.RawSocket;

class OptionsCheck {

    private PollingServer server;
    private RawSocket socket;

    @BeforeEach
    void start() throws IOException {
        server = PollingServer.start(0, new Board());
        socket = RawSocket.connect(server.port());
    }

    @AfterEach
    void stop() {
        socket.close();
        server.close();
    }

    private Http ask(String method) {
        return Http.response(socket.send(Http.request(method, "/departures", "Content-Length: 0")));
    }

    @Test
    @DisplayName("OPTIONS gets 204, and Allow says which methods there are; the connection goes on")
    void options() {
        Http answer = ask("OPTIONS");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(Http.get(socket, "/departures").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Any other method gets 405")
    void others() {
        assertThat(ask("DELETE").status()).isEqualTo(405);
    }
}
