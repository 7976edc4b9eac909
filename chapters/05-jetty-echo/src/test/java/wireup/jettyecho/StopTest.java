package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireup.support.Web;

/** How the server ends, and how its command fails: in a process of its own where that matters. */
class StopTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A stop tells every session 1001, and a client that never reads does not hold it up")
    void everySession() throws IOException {
        EchoServer server = EchoServer.start(
                0, Web.repositoryFolder("chapters/05-jetty-echo/handlers"), Web.folder("05-jetty-echo"));
        List<WireClient> clients = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            clients.add(WireClient.open(server.port(), "/echo"));
            clients.getLast().text("open").read();
        }
        WireClient deaf = WireClient.open(server.port(), "/bench?count=1000&size=1048576", "", 4096);
        assertThat(deaf.read().bytes()).hasSize(1024 * 1024);

        long start = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        for (WireClient client : clients) {
            assertThat(client.read().close()).isEqualTo("1001 The server is stopping.");
            client.socket().expectEnd();
            client.close();
        }
        deaf.close();
    }

    private Process command(String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                EchoServer.class.getName()));
        line.addAll(List.of(options));
        return new ProcessBuilder(line).directory(folder.toFile()).start();
    }

    @Test
    @Timeout(30)
    @DisplayName("SIGTERM: an open session gets 1001 and the process ends within 5 seconds; -w and -d may be relative")
    void sigterm() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("my/pages"));
        Files.writeString(folder.resolve("my/pages/index.html"), "mine");
        Files.copy(
                Web.repositoryFolder("chapters/05-jetty-echo/handlers").resolve("Echo.java"),
                folder.resolve("my/Echo.java"));
        Process process = command("-p", "0", "-w", "my", "-d", "my/pages");
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertThat(line).matches("Open http://localhost:\\d+/ and click \"Run\"\\. Ctrl-C stops the server\\.");
            int port = Integer.parseInt(line.replaceAll("\\D+(\\d+).*", "$1"));
            try (WireClient client = WireClient.open(port, "/echo")) {
                assertThat(client.text("open").read().text()).isEqualTo("open");
                process.destroy();
                assertThat(client.read().close()).startsWith("1001");
            }
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest(name = "{0} {1}: one line and status 2")
    @CsvSource({"-w, missing, -w", "--websockets, a-file, -w", "-d, missing, -d", "--webroot, a-file, -d"})
    @Timeout(30)
    void noFolder(String option, String value, String named) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a-file"), "not a folder");
        assertThat(failure(2, "-p", "0", option, value))
                .isEqualTo(named + " " + value + " is not a folder:"
                        + " give one that exists. (scripts/run 05 --help shows the options.)");
    }

    @Test
    @Timeout(30)
    @DisplayName("A port that is taken: one line and status 1")
    void portTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failure(1, "-p", "" + taken.getLocalPort()))
                    .startsWith("Port " + taken.getLocalPort() + " is taken");
        }
    }

    private String failure(int status, String... options) throws IOException, InterruptedException {
        Process process = command(options);
        try (BufferedReader err = process.errorReader()) {
            List<String> lines = err.readAllLines();
            assertThat(process.waitFor()).isEqualTo(status);
            assertThat(lines).hasSize(1);
            return lines.getFirst();
        } finally {
            process.destroyForcibly();
        }
    }
}
