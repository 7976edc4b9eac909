package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.RawSocket;

/** The command as the reader runs it: a process of its own, its output and its exit status. */
class PollingCommandTest {

    private final List<Process> processes = new ArrayList<>();

    private Process run(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Duser.language=en",
                "-cp",
                mainClassPath(),
                PollingServer.class.getName()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }

    /** Without the tests' own configuration, which silences the log. */
    private static String mainClassPath() {
        return System.getProperty("java.class.path").replaceAll("[^" + File.pathSeparator + "]*test-classes/?", "");
    }

    @AfterEach
    void nothingStays() {
        processes.forEach(Process::destroyForcibly);
    }

    private static void expectFailure(Process process, int status, String line) throws Exception {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().readAllAsString()).isEqualToNormalizingNewlines(line + "\n");
        assertThat(process.inputReader().readAllAsString()).isEmpty();
        assertThat(process.exitValue()).isEqualTo(status);
    }

    @Test
    @DisplayName("A port that is taken: one line that says what to do, exit status 1")
    void portTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            expectFailure(
                    run("-p", "" + port),
                    1,
                    "Port " + port + " is taken or not permitted. Stop the program that has it, or choose another: -p "
                            + (port + 1));
        }
    }

    @Test
    @DisplayName("A seed that is no whole number: one line, exit status 2")
    void badSeed() throws Exception {
        expectFailure(
                run("--seed", "tuesday"),
                2,
                "Invalid value for option '--seed': 'tuesday' is not a long (scripts/run 01 --help shows the options.)");
    }

    @Test
    @DisplayName("One line says which page to open; on SIGTERM the process ends within 5 seconds and the port is free")
    void startAndStop() throws Exception {
        Process process = run("-p", "0", "--seed", "1");
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        assertThat(line).matches("Open http://localhost:\\d+/ and click \"Run\"\\. Ctrl-C stops the server\\.");
        int port = Integer.parseInt(line.replaceAll("\\D", ""));
        String board;
        try (RawSocket socket = RawSocket.connect(port)) {
            board = Http.get(socket, "/departures").body();
            process.toHandle().destroy(); // SIGTERM, and the streams stay readable
            assertThat(process.waitFor(5, TimeUnit.SECONDS))
                    .as("ended within 5 s")
                    .isTrue();
        }
        Board same = new Board();
        new Station(same, 1).close();
        assertThat(board)
                .startsWith("{\"version\":1,")
                .contains(same.snapshot().departures().getLast().train());
        assertThat(out.readAllAsString() + process.errorReader().readAllAsString())
                .isEmpty();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}
