package wireup.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What is checked at the chapter's server, which is patient and logs nothing. */
abstract class ServerCheck {

    private static final Duration LONG = Duration.ofSeconds(60);

    HandshakeServer server;

    @BeforeEach
    void start() throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, US_ASCII);
        server = RawHandshake.start(0, OpeningHandshake::accept, LONG, LONG, nowhere);
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
