package wireup.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;

class BodyCheck {

    private static final Duration LONG = Duration.ofSeconds(60);

    @ParameterizedTest(name = "A handshake with {0} gets 400")
    @ValueSource(strings = {"Content-Length: 0", "Transfer-Encoding: chunked", "transfer-encoding: gzip, chunked"})
    void refused(String field) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, US_ASCII);
        try (HandshakeServer server = RawHandshake.start(0, OpeningHandshake::accept, LONG, LONG, nowhere);
                RawSocket socket = RawSocket.connect(server.port())) {
            String head = socket.send(Handshakes.plus(field)).readHead();
            assertThat(head.lines().findFirst().orElse("")).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }
}
