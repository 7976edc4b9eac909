package wireup.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** A server under test, and what it logs. */
final class Servers implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(5);
    static final Duration SHORT = Duration.ofMillis(400);

    /** No deadline passes while a test runs. */
    static final Limits PATIENT = Limits.DEFAULT.times(LONG, LONG, LONG, LONG, LONG);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final FrameServer server;

    Servers(Application application, Limits limits) throws IOException {
        server = FrameServer.start(
                0,
                new FrameServer.Setup(
                        application,
                        Set.of("departures.v1", "departures.v2"),
                        true,
                        limits,
                        new PrintStream(log, true, UTF_8)));
    }

    FrameServer server() {
        return server;
    }

    List<String> log() {
        return log.toString(UTF_8).lines().toList();
    }

    /** Waits until so many connections are open. */
    void expectConnections(int count) {
        Awaitility.await("connections")
                .atMost(Duration.ofSeconds(15))
                .until(server::connections, open -> open == count);
    }

    @Override
    public void close() {
        server.close();
    }
}
