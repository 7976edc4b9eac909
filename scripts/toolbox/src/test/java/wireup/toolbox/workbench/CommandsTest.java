package wireup.toolbox.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireup.testsupport.RawSocket;

/** The two commands behind scripts/run, each in a process of its own as the script starts it. */
class CommandsTest {

    private static final Pattern URL = Pattern.compile("http://localhost:(\\d+)/\\S*");

    private static Process start(Class<?> command, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.language=en",
                command.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    /** The URL in the next line that has one, and its port. */
    private static Matcher nextUrl(Process process) throws IOException {
        for (String line = process.inputReader(UTF_8).readLine();
                line != null;
                line = process.inputReader(UTF_8).readLine()) {
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return url;
            }
        }
        throw new AssertionError("The process ended and printed no URL.");
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static void expectNothingLeft(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        assertThat(children).as("the chapter's own process").isNotEmpty();
        process.destroy(); // SIGTERM; on Ctrl-C the JVM does the same
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @DisplayName("A chapter with its wire: two URLs; SIGTERM says 1001 to who is connected, and leaves no process")
    void chapterWithWire() throws IOException, InterruptedException {
        Process process = start(RunChapter.class, "04-raw-frames", "-p", "0");
        try {
            String wire = nextUrl(process).group();
            Matcher page = nextUrl(process);
            assertThat(get(page.group())).contains("<title>Frames by hand</title>");
            assertThat(get(wire)).contains("wire.css");
            try (RawSocket client = RawSocket.connect(Integer.parseInt(page.group(1)))) {
                client.send("""
                        GET /echo HTTP/1.1\r
                        Host: localhost\r
                        Upgrade: websocket\r
                        Connection: Upgrade\r
                        Sec-WebSocket-Version: 13\r
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                        \r
                        """);
                assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
                List<ProcessHandle> children = process.descendants().toList();
                process.destroy();
                client.expectHex("88");
                client.read(1);
                client.expectHex("03 e9"); // 1001
                client.sendHex("88 82 00 00 00 00 03 e9");
                assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
                assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisplayName("The workbench: its URL with the token, the echo until another chapter is chosen; SIGTERM ends all")
    void workbench() throws IOException, InterruptedException {
        Process process = start(Workbench.class, "-p", "0");
        try {
            String url = nextUrl(process).group();
            assertThat(url).matches("http://localhost:\\d+/#[0-9a-f]{32}");
            assertThat(get(url.replaceFirst("#.*", "shared/workbench/"))).contains("workbench.css");
            expectNothingLeft(process);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nonsense | 2 | Unknown option: '--nonsense' (scripts/run 03 --help shows the options.)",
                "-p 70000   | 2 | Port 70000 does not exist: choose one from 0 to 65535. (scripts/run 03 --help shows the options.)",
                "-p TAKEN   | 1 | Port TAKEN is taken or not permitted. Stop the program that has it, or choose another: -p NEXT"
            })
    @DisplayName("What a person can do wrong: one line, and a status that is not 0")
    void mistakes(String options, int status, String line) throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            String next = Integer.toString(taken.getLocalPort() + 1);
            List<String> arguments = new ArrayList<>(List.of("03-raw-handshake"));
            arguments.addAll(List.of(options.strip().replace("TAKEN", port).split(" ")));
            Process process = start(RunChapter.class, arguments.toArray(String[]::new));
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(output.strip()).isEqualTo(line.replace("TAKEN", port).replace("NEXT", next));
            assertThat(process.waitFor()).isEqualTo(status);
        }
    }
}
