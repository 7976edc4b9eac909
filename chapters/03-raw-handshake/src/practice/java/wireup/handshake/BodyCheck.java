package wireup.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;

class BodyCheck extends ServerCheck {

    @ParameterizedTest(name = "{0}")
    @DisplayName("A handshake that announces a body gets 400")
    @ValueSource(strings = {"Content-Length: 0", "Transfer-Encoding: chunked", "transfer-encoding: gzip, chunked"})
    void refused(String field) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            String head = socket.send(Handshakes.plus(field)).readHead();
            assertThat(head.lines().findFirst().orElse("")).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }
}
