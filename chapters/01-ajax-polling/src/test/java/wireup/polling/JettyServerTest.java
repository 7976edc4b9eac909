package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;

/** What every chapter with Jetty does with bad input and bad peers, at the level of HTTP. */
class JettyServerTest {

    private static final Duration HALF_DEADLINE = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private final SlowHandler slow = new SlowHandler();
    private JettyServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("index.html"), "the page");
        server = JettyServer.on(0, HALF_DEADLINE).start(slow, JettyServer.pages(folder));
    }

    @AfterEach
    void stop() {
        slow.letGo();
        server.close();
    }

    private RawSocket connect() {
        return RawSocket.connect(server.port());
    }

    private void expectServedAsBefore() {
        try (RawSocket other = connect()) {
            assertThat(Http.get(other, "/").body()).isEqualTo("the page");
        }
    }

    @Test
    @DisplayName("It listens on the loopback address only and does not say what it is")
    void loopbackOnly() throws IOException {
        ServerConnector connector = (ServerConnector) server.jetty().getConnectors()[0];
        ServerSocketChannel listening = (ServerSocketChannel) connector.getTransport();
        InetSocketAddress address = (InetSocketAddress) listening.getLocalAddress();
        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
        try (RawSocket socket = connect()) {
            assertThat(Http.get(socket, "/").head()).doesNotContain("Server:").doesNotContainIgnoringCase("jetty");
        }
    }

    @Test
    @DisplayName("A head of 8 KiB and more: 431 and close; one that is a little smaller is served")
    void largeHead() {
        try (RawSocket socket = connect()) {
            socket.send(Http.request("GET", "/", "X: " + "x".repeat(8 * 1024)));
            assertThat(socket.readTextToEnd()).startsWith("HTTP/1.1 431 ").contains("Connection: close");
        }
        try (RawSocket socket = connect()) {
            socket.send("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(3_000) + "\r\n");
            assertThat(socket.readTextToEnd()).startsWith("HTTP/1.1 431 ");
        }
        try (RawSocket socket = connect()) {
            assertThat(Http.get(socket, "/", "X: " + "x".repeat(8_000)).status())
                    .isEqualTo(200);
        }
        expectServedAsBefore();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n folded: yes\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
                "hello\r\n\r\n"
            })
    @DisplayName(
            "No Host, two Hosts, two lengths or Content-Length with Transfer-Encoding, and other nonsense: 400, close")
    void badRequests(String request) {
        try (RawSocket socket = connect()) {
            String answer = socket.send(request).readTextToEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .containsOnlyOnce("HTTP/1.1")
                    .doesNotContain("\tat ");
        }
        expectServedAsBefore();
    }

    @Test
    @DisplayName("A connection that says nothing is closed")
    void silent() {
        try (RawSocket socket = connect()) {
            socket.expectEnd();
        }
    }

    @Test
    @DisplayName("A head that comes byte by byte is cut off at the deadline, however lively the peer")
    void slowHead() {
        try (RawSocket socket = connect()) {
            socket.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> isRefused(socket));
        }
        expectServedAsBefore();
    }

    private static boolean isRefused(RawSocket socket) {
        try {
            socket.send("X");
            return false;
        } catch (UncheckedIOException _) {
            return true;
        }
    }

    @Test
    @DisplayName("A body that is announced and does not come is not waited for")
    void absentBody() {
        try (RawSocket socket = connect()) {
            socket.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\nabc");
            assertThat(socket.readTextToEnd()).startsWith("HTTP/1.1 4");
        }
        expectServedAsBefore();
    }

    @Test
    @DisplayName("Three hundred resets in the middle of a request leave no connection behind")
    void resets() {
        for (int reset = 0; reset < 300; reset++) {
            connect().send("GET / HTTP/1.1\r\nHo").reset();
        }
        Awaitility.await()
                .until(() -> server.jetty()
                        .getConnectors()[0]
                        .getConnectedEndPoints()
                        .isEmpty());
        expectServedAsBefore();
    }

    @Test
    @DisplayName("A connection that is kept alive and asks no more is closed")
    void keptAliveForNothing() {
        try (RawSocket socket = connect()) {
            assertThat(Http.get(socket, "/").status()).isEqualTo(200);
            socket.expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/stream"})
    @DisplayName("A response that takes long to begin, or to end, is not cut off by the deadline for requests")
    void slowAnswer(String path) {
        try (RawSocket socket = connect();
                RawSocket silent = connect()) {
            socket.send(Http.request("GET", path));
            Awaitility.await().until(() -> slow.asked() == 1);
            silent.expectEnd(); // so a whole deadline has passed
            try (RawSocket another = connect()) {
                another.expectEnd();
            }
            slow.letGo();
            assertThat(socket.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(socket.readTextToEnd()).as("a chunked body has its end").matches("(?s)|.*\r\n0\r\n\r\n");
        }
    }

    @Test
    @DisplayName("A request split into single bytes is served, and two in one segment are answered in their order")
    void segments() {
        try (RawSocket socket = connect()) {
            Http.request("GET", "/").chars().forEach(c -> socket.send((byte) c));
            assertThat(Http.response(socket).body()).isEqualTo("the page");
            socket.send(Http.request("GET", "/no") + Http.request("GET", "/"));
            assertThat(Http.response(socket).status()).isEqualTo(404);
            assertThat(Http.response(socket).body()).isEqualTo("the page");
        }
    }
}
