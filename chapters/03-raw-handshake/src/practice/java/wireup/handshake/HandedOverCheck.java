package wireup.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.RawSocket;

class HandedOverCheck {

    @Test
    @DisplayName("What came in the same segment as the request is handed over")
    void rest() throws Exception {
        CompletableFuture<String> rest = new CompletableFuture<>();
        AfterUpgrade notes =
                (_, bytes, _, _) -> rest.complete(HexFormat.ofDelimiter(" ").formatHex(bytes));
        try (HandshakeServer server = start(notes);
                RawSocket socket = RawSocket.connect(server.port())) {
            socket.send(Handshakes.VALID + "\u0081\u0080\0\0\0\0").readHead();
            assertThat(rest.completeOnTimeout("nothing", 5, TimeUnit.SECONDS).get())
                    .isEqualTo("81 80 00 00 00 00");
        }
    }

    private static HandshakeServer start(AfterUpgrade afterUpgrade) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, US_ASCII);
        OpeningHandshake handshake = new OpeningHandshake(Set.of(), OpeningHandshake::accept);
        return HandshakeServer.start(
                0,
                new HandshakeServer.Setup(
                        "03-raw-handshake", handshake, afterUpgrade, Map.of(), Duration.ofSeconds(60), nowhere));
    }
}
