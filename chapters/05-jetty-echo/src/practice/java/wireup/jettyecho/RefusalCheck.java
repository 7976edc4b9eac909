package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;

class RefusalCheck extends EchoCheck {

    private static String status(String right, String wrong) {
        String request = WireClient.handshake(server.port(), "/echo", "").replace(right, wrong);
        try (RawSocket socket = RawSocket.connect(server.port())) {
            return socket.send(request).readHead().substring(9, 12);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A key that is not 16 bytes in base64 gets 400")
    @ValueSource(strings = {"abc", "dGhlIHNhbXBsZSBub25j"})
    void key(String key) {
        assertThat(status("dGhlIHNhbXBsZSBub25jZQ==", key)).isEqualTo("400");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Any version but 13 gets 426")
    @ValueSource(strings = {"14", "8"})
    void version(String version) {
        assertThat(status("Version: 13", "Version: " + version)).isEqualTo("426");
    }
}
