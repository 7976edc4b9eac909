package wireup.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The command as the reader runs it: a process of its own. */
class PushCommandTest {

    @Test
    @DisplayName("On SIGTERM an open stream ends in order, the process within 5 seconds, and the port is free")
    void stop() throws Exception {
        // Without the tests' own configuration, which silences the log.
        String classPath =
                System.getProperty("java.class.path").replaceAll("[^" + File.pathSeparator + "]*test-classes/?", "");
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Duser.language=en",
                        "-cp",
                        classPath,
                        PushServer.class.getName(),
                        "-p",
                        "0")
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertThat(line).matches("Open http://localhost:\\d+/ and click \"Run\"\\. Ctrl-C stops the server\\.");
            int port = Integer.parseInt(line.replaceAll("\\D", ""));
            try (Client client = new Client(port).stream("/events")) {
                client.event();
                process.toHandle().destroy(); // SIGTERM, and the streams stay readable
                client.expectEndOfStream();
            }
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readAllAsString() + process.errorReader().readAllAsString())
                    .isEmpty();
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } finally {
            process.destroyForcibly();
        }
    }
}
