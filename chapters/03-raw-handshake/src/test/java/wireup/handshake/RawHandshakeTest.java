package wireup.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;

class RawHandshakeTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private HandshakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = start(LONG, LONG);
    }

    private HandshakeServer start(Duration dropAfter, Duration deadline) throws IOException {
        PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
        return RawHandshake.start(0, OpeningHandshake::accept, dropAfter, deadline, lines);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String answerTo(String request) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            return socket.send(request).readTextToEnd();
        }
    }

    @Test
    @DisplayName("A valid opening handshake is answered with 101, and then nothing comes")
    void opens() {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send(Handshakes.VALID).readHead())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
            socket.sendHex("81 85 37 fa 21 3d 7f 9f 4d 51 58").sendEnd().expectEnd();
        }
    }

    @Test
    @DisplayName("A connection counts as upgraded when its peer reads the 101, and no longer when it is over")
    void countsUpgraded() {
        try (RawSocket silent = RawSocket.connect(server.port());
                RawSocket socket = RawSocket.connect(server.port())) {
            socket.send(Handshakes.VALID).readHead();
            assertThat(server.upgraded()).as("upgraded connections").isEqualTo(1);
            socket.sendEnd().expectEnd();
            Awaitility.await().until(() -> server.upgraded() == 0);
            silent.sendEnd().expectEnd();
        }
    }

    @Test
    @DisplayName("After the time is over the server drops the connection without a close frame")
    void drops() throws IOException {
        server.close();
        server = start(Duration.ofMillis(50), LONG);
        try (RawSocket socket = RawSocket.connect(server.port())) {
            socket.send(Handshakes.VALID).readHead();
            socket.expectEnd();
        }
    }

    @Test
    @DisplayName("A head split over many segments works, and so does a frame in the same segment as the request")
    void segments() {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            for (char c : Handshakes.VALID.toCharArray()) {
                socket.send(String.valueOf(c));
            }
            assertThat(socket.readHead()).startsWith("HTTP/1.1 101 ");
        }
        try (RawSocket socket = RawSocket.connect(server.port())) {
            socket.send(Handshakes.VALID + "\u0081\u0080\0\0\0\0");
            assertThat(socket.readHead()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    @DisplayName("A plain GET gets the chapter's page and the shared files")
    void pages() {
        assertThat(answerTo("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Type: text/html; charset=utf-8\r\n")
                .contains("<span class=\"number\">03</span>");
        assertThat(answerTo("GET /shared/page.js?v=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Type: text/javascript; charset=utf-8\r\n");
    }

    @ParameterizedTest
    @DisplayName("A path outside the fixed set of files gets 404")
    @ValueSource(
            strings = {
                "/nothing",
                "/../pom.xml",
                "/../../pom.xml",
                "/%2e%2e/%2e%2e/pom.xml",
                "/..%2f..%2fpom.xml",
                "/shared/../../pom.xml",
                "//etc/passwd",
                "/shared/",
                "/shared",
                "/INDEX.HTML",
                "/handshake",
                "/handshake?id=../../etc/passwd",
            })
    void noSuchPage(String path) {
        assertThat(answerTo("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 404 Not Found\r\n");
    }

    @Test
    @DisplayName("Another method than GET gets 405, for a page and for a handshake")
    void methods() {
        for (String method : new String[] {"POST", "HEAD", "PUT", "OPTIONS", "CONNECT", "get"}) {
            assertThat(answerTo(method + " / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                    .contains("\r\nAllow: GET\r\n");
            assertThat(answerTo(Handshakes.with("GET /echo HTTP/1.1", method + " /echo HTTP/1.1")))
                    .startsWith("HTTP/1.1 405 ");
        }
    }

    @Test
    @DisplayName("A handshake with a body, of either kind or of both, gets 400, and the body is never a request")
    void noSmuggling() {
        String smuggled = "GET /echo HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String fields : new String[] {
            "Content-Length: 0",
            "Content-Length: 10",
            "Transfer-Encoding: chunked",
            "Content-Length: 5\r\nTransfer-Encoding: chunked"
        }) {
            assertThat(answerTo(Handshakes.plus(fields) + "0\r\n\r\n" + smuggled))
                    .as(fields)
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .containsOnlyOnce("HTTP/1.1 ");
        }
    }

    @Test
    @DisplayName("No Host, two Hosts or HTTP/1.0 never get 101")
    void hostAndVersion() {
        assertThat(answerTo(Handshakes.with("Host: localhost", ""))).startsWith("HTTP/1.1 400 ");
        assertThat(answerTo(Handshakes.plus("Host: localhost"))).startsWith("HTTP/1.1 400 ");
        assertThat(answerTo(Handshakes.with("GET /echo HTTP/1.1", "GET /echo HTTP/1.0")))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    @DisplayName("Thousands of fields, or one of many KiB, get 431 and the connection closes")
    void tooLarge() {
        assertThat(answerTo(Handshakes.plus("X: y\r\n".repeat(5000) + "Z: z"))).startsWith("HTTP/1.1 431 ");
        assertThat(answerTo(Handshakes.plus("X: " + "y".repeat(500_000)))).startsWith("HTTP/1.1 431 ");
    }

    @Test
    @DisplayName("A peer that sends its request too slowly, or none at all, is closed when the deadline passes")
    void slowloris() throws IOException {
        server.close();
        server = start(LONG, Duration.ofMillis(300));
        try (RawSocket silent = RawSocket.connect(server.port());
                RawSocket slow = RawSocket.connect(server.port())) {
            slow.send("GET /echo HT");
            try (RawSocket good = RawSocket.connect(server.port())) {
                assertThat(good.send(Handshakes.VALID).readHead()).startsWith("HTTP/1.1 101 ");
            }
            silent.expectEnd();
            slow.expectEnd();
        }
    }

    @Test
    @DisplayName("An open connection outlives the deadline of the handshake")
    void deadlineEndsWithTheHandshake() throws IOException {
        server.close();
        server = start(Duration.ofMillis(900), Duration.ofMillis(300));
        long before = System.nanoTime();
        try (RawSocket socket = RawSocket.connect(server.port())) {
            socket.send(Handshakes.VALID).readHead();
            socket.expectEnd();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(850));
    }

    @Test
    @DisplayName("Terminal codes in a request never reach the log")
    void logIsOneCleanLine() {
        answerTo(Handshakes.plus("X: \u001b[2J\u009b31m"));
        answerTo("GET /\u001b[2J HTTP/1.1\r\nHost: localhost\r\n\r\n");
        answerTo("GET /\u009b31m HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.matches("400 [ -~]+"), "printable ASCII");
    }

    @Test
    @DisplayName("The handshake can be read back by its id, byte for byte")
    void exchange() {
        String request = Handshakes.with("GET /echo HTTP/1.1", "GET /echo?id=12345678-abcd HTTP/1.1");
        try (RawSocket socket = RawSocket.connect(server.port())) {
            String response = socket.send(request).readHead();
            assertThat(answerTo("GET /handshake?id=12345678-abcd HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .endsWith("\r\n\r\n" + request + response);
        }
    }

    @Test
    @DisplayName("A thousand resets, in the head and after it, leave no connection behind")
    void resets() {
        for (int i = 0; i < 1000; i++) {
            RawSocket socket = RawSocket.connect(server.port());
            socket.send(i % 2 == 0 ? "GET /echo HT" : Handshakes.VALID);
            socket.reset();
        }
        assertThat(answerTo("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        Awaitility.await().until(() -> server.connections() == 0);
    }

    @Test
    @DisplayName("Closing the server ends every connection, in the head or open, and frees the port")
    void close() throws IOException {
        List<RawSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RawSocket socket = RawSocket.connect(server.port());
            socket.send(i % 2 == 0 ? "GET " : Handshakes.VALID);
            if (i % 2 == 1) {
                socket.readHead();
            }
            sockets.add(socket);
        }
        int port = server.port();
        server.close();
        sockets.forEach(RawSocket::expectEnd);
        sockets.forEach(RawSocket::close);
        Awaitility.await().until(() -> server.connections() == 0);
        server = RawHandshake.start(port, OpeningHandshake::accept, LONG, LONG, System.out);
        assertThat(server.port()).isEqualTo(port);
    }
}
