package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireup.testsupport.RawSocket;

class RefusalCheck {

    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EchoServer.startDefault(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "«{0}» instead of «{1}» gets {2}")
    @CsvSource({
        "Key: abc, Key: dGhlIHNhbXBsZSBub25jZQ==, 400",
        "Key: dGhlIHNhbXBsZSBub25j, Key: dGhlIHNhbXBsZSBub25jZQ==, 400",
        "Version: 14, Version: 13, 426",
        "Version: 8, Version: 13, 426",
    })
    void refused(String wrong, String right, String status) {
        String request = WireClient.handshake(server.port(), "/echo", "").replace(right, wrong);
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send(request).readHead().substring(9, 12)).isEqualTo(status);
        }
    }
}
