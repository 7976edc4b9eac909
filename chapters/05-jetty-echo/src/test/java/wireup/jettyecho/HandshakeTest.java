package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;
import wireup.testsupport.RawSocket;

/** Requests that must not become a WebSocket, and requests for files that must not be served. */
class HandshakeTest {

    private static final String GOOD = WireClient.handshake(9998, "/echo", "");

    @TempDir
    static Path folder;

    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        Path webRoot = Files.createDirectory(folder.resolve("web"));
        Files.writeString(webRoot.resolve("index.html"), "the page");
        Files.writeString(folder.resolve("secret.txt"), "the secret");
        Files.createSymbolicLink(webRoot.resolve("link.txt"), folder.resolve("secret.txt"));
        server = EchoServer.start(0, Web.repositoryFolder("chapters/05-jetty-echo/handlers"), webRoot);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row("version 8", 426, GOOD.replace("Version: 13", "Version: 8")),
                row("no version", 426, GOOD.replace("Sec-WebSocket-Version: 13\r\n", "")),
                row("two versions", 426, GOOD.replace("Version: 13", "Version: 13, 8")),
                row("no key", 400, GOOD.replaceAll("Sec-WebSocket-Key.*\r\n", "")),
                row("two keys", 400, GOOD.replaceAll("(Sec-WebSocket-Key.*\r\n)", "$1$1")),
                row("the key abc", 400, GOOD.replaceAll("Key: .*\r\n", "Key: abc\r\n")),
                row("a key of 15 bytes", 400, GOOD.replaceAll("Key: .*\r\n", "Key: dGhlIHNhbXBsZSBub25j\r\n")),
                row("a key that is not base64", 400, GOOD.replace("Key: dGhl", "Key: d%hl")),
                row("Content-Length", 400, GOOD.replace("\r\n\r\n", "\r\nContent-Length: 5\r\n\r\nGET /")),
                row("Content-Length: 0", 400, GOOD.replace("\r\n\r\n", "\r\nContent-Length: 0\r\n\r\n")),
                row("chunks", 400, GOOD.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
                row(
                        "both",
                        400,
                        GOOD.replace("\r\n\r\n", "\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n")),
                row("POST", 405, GOOD.replace("GET", "POST")),
                row("HTTP/1.0", 426, GOOD.replace("HTTP/1.1", "HTTP/1.0")),
                row("no Host", 400, GOOD.replaceAll("Host.*\r\n", "")),
                row("two Hosts", 400, GOOD.replaceAll("(Host.*\r\n)", "$1$1")),
                row("no Upgrade", 426, GOOD.replaceAll("Upgrade: .*\r\n", "")),
                row("Upgrade to something else", 426, GOOD.replace("Upgrade: websocket", "Upgrade: h2c")),
                row("no upgrade in Connection", 400, GOOD.replace("Connection: Upgrade", "Connection: keep-alive")),
                row("a sub-protocol of two words", 400, with("Sec-WebSocket-Protocol: two words")),
                row("an extension of two words", 400, with("Sec-WebSocket-Extensions: permessage deflate")),
                row("an extension without a name", 400, with("Sec-WebSocket-Extensions: ; a=1")),
                row("a parameter without a name", 400, with("Sec-WebSocket-Extensions: x; =1")),
                row("a quoted value of two words", 400, with("Sec-WebSocket-Extensions: x; a=\"two words\"")),
                row("a header of 9 KiB", 431, GOOD.replace("\r\n\r\n", "\r\nX: " + "x".repeat(9000) + "\r\n\r\n")),
                row("2,000 headers", 431, GOOD.replace("\r\n\r\n", "\r\n" + "X: x\r\n".repeat(2000) + "\r\n")));
    }

    private static String with(String field) {
        return GOOD.replace("\r\n\r\n", "\r\n" + field + "\r\n\r\n");
    }

    @ParameterizedTest(name = "An offer is no mistake: {0}")
    @ValueSource(
            strings = {
                "Sec-WebSocket-Protocol: chess, , departures.v1",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=\"10\", x-webkit-deflate-frame"
            })
    void offers(String field) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send(with(field)).readHead())
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContain("Sec-WebSocket-Extensions");
        }
    }

    private static Arguments row(String what, int status, String request) {
        return Arguments.of(what, status, request);
    }

    @ParameterizedTest(name = "{0}: {1}, and the connection ends")
    @MethodSource("refused")
    void refuses(String what, int status, String request) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send(request).readTextToEnd()).as(what).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    @DisplayName("Whatever follows a refused handshake is not taken for another request")
    void noSmuggling() {
        String hidden = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String request = GOOD.replace("\r\n\r\n", "\r\nContent-Length: " + hidden.length() + "\r\n\r\n") + hidden;
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send(request + hidden).readTextToEnd()).doesNotContain("the page");
        }
    }

    @Test
    @DisplayName("426 names the protocol to speak and its version (RFC 9110 §15.5.22, RFC 6455 §4.2.2)")
    void upgradeRequired() {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send("GET /echo HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .readTextToEnd())
                    .startsWith("HTTP/1.1 426 ")
                    .contains("\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade, close\r\n")
                    .contains("\r\nSec-WebSocket-Version: 13\r\n")
                    .endsWith("This is a WebSocket endpoint: connect with ws://, not http://.\n");
        }
    }

    @ParameterizedTest(name = "{0} gives no file outside the web root")
    @MethodSource
    void outside(String target) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            assertThat(socket.send(request).readTextToEnd())
                    .containsPattern("^HTTP/1.1 (400|404) ")
                    .doesNotContain("the secret", "class Echo");
        }
    }

    static Stream<String> outside() {
        return Stream.of(
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/link.txt",
                "//etc/passwd",
                "/../handlers/Echo",
                "/..%2fhandlers%2fEcho",
                "/Echo",
                "/Echo.java",
                "/echo/",
                "/nothing-here");
    }

    @Test
    @DisplayName("The web root is served beside the handlers")
    void page() {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .readTextToEnd())
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("the page");
        }
    }
}
