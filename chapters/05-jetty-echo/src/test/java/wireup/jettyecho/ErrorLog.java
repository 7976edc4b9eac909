package wireup.jettyecho;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Holds what goes to standard error while it is open. */
final class ErrorLog implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ErrorLog() {
        System.setErr(new PrintStream(bytes, true, UTF_8));
    }

    List<String> lines() {
        return bytes.toString(UTF_8).lines().toList();
    }

    /** Waits until a line begins like this. */
    void expectLine(String start) {
        Awaitility.await(start)
                .atMost(Duration.ofSeconds(15))
                .until(() -> lines().stream().anyMatch(line -> line.startsWith(start)));
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
