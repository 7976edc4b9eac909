package wireup.jettyecho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireup.support.Web;
import wireup.testsupport.RawSocket;

/** What /echo does with frames, right and wrong ones. */
class EchoTest {

    private static final int MIB = 1024 * 1024;

    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EchoServer.start(
                0, Web.repositoryFolder("chapters/05-jetty-echo/handlers"), Web.folder("05-jetty-echo"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static WireClient open() {
        return WireClient.open(server.port(), "/echo");
    }

    @Test
    @DisplayName("A masked text frame comes back unmasked (the bytes of RFC 6455 §5.7)")
    void text() {
        try (WireClient client = open()) {
            client.socket().sendHex("81 85 37 fa 21 3d 7f 9f 4d 51 58").expectHex("81 05 48 65 6c 6c 6f");
        }
    }

    @Test
    @DisplayName("An empty message and a message in fragments come back whole")
    void fragments() {
        try (WireClient client = open()) {
            client.socket().sendHex("81 80 00 00 00 00").expectHex("81 00");
            client.socket()
                    .sendHex("01 83 00 00 00 00 48 65 6c 80 82 00 00 00 00 6c 6f")
                    .expectHex("81 05 48 65 6c 6c 6f");
        }
    }

    @Test
    @DisplayName("1 MiB, binary or text, comes back as it came")
    void largest() {
        byte[] payload = "0123456789abcdef".repeat(MIB / 16).getBytes(UTF_8);
        try (WireClient client = open()) {
            assertThat(client.frame(0x82, payload).read()).satisfies(frame -> {
                assertThat(frame.firstByte()).isEqualTo(0x82);
                assertThat(frame.bytes()).isEqualTo(payload);
            });
            assertThat(client.frame(0x81, payload).read().bytes()).isEqualTo(payload);
        }
    }

    @Test
    @DisplayName("Goodbye comes back, then the server closes with 1000 and ends TCP once the client agrees")
    void goodbye() {
        try (WireClient client = open()) {
            assertThat(client.text("Goodbye").read().text()).isEqualTo("Goodbye");
            assertThat(client.read().close()).isEqualTo("1000 Goodbye");
            client.frame(0x88, (byte) 0x03, (byte) 0xe8).socket().expectEnd();
        }
    }

    @Test
    @DisplayName("A client that ignores the server's Close frame and keeps sending is cut within 10 seconds")
    void closeIgnored() {
        try (WireClient client = open()) {
            client.text("Goodbye").read();
            client.read();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(isCut(client)).isTrue());
        }
    }

    private static boolean isCut(WireClient client) {
        try {
            client.frame(0x89); // a ping: nothing that Echo could fail to answer
            return false;
        } catch (java.io.UncheckedIOException _) {
            return true;
        }
    }

    @Test
    @DisplayName("A ping is answered with its payload; a Close frame with the same code, then the end of TCP")
    void controlFrames() {
        try (WireClient client = open()) {
            client.socket().sendHex("89 82 00 00 00 00 68 69").expectHex("8a 02 68 69");
            client.socket()
                    .sendHex("88 82 00 00 00 00 0f a0")
                    .expectHex("88 02 0f a0")
                    .expectEnd();
        }
    }

    @ParameterizedTest(name = "{0} is answered with {2}")
    @CsvSource({
        "an unmasked frame,                            81 01 61,                               1002",
        "RSV1 without an extension,                    c1 80 00 00 00 00,                      1002",
        "a reserved opcode,                            83 80 00 00 00 00,                      1002",
        "a fragmented ping,                            09 80 00 00 00 00,                      1002",
        "a ping of 126 bytes,                          89 fe 00 7e 00 00 00 00 00,             1002",
        "a continuation of nothing,                    80 80 00 00 00 00,                      1002",
        "a new text inside a fragmented one,           01 80 00 00 00 00 81 80 00 00 00 00,    1002",
        "a Close frame of 1 byte,                      88 81 00 00 00 00 03,                   1002",
        "a Close frame with code 1005,                 88 82 00 00 00 00 03 ed,                1002",
        "a text that is not UTF-8,                     81 81 00 00 00 00 ff,                   1007",
        "a close reason that is not UTF-8,             88 83 00 00 00 00 03 e8 ff,             1007",
        "a length with the top bit set,                82 ff 80 00 00 00 00 00 00 00 00 00 00 00, 1009",
        "125 bytes with a length of 16 bits,           82 fe 00 7d 00 00 00 00,                1002",
        "65535 bytes with a length of 64 bits,         82 ff 00 00 00 00 00 00 ff ff 00 00 00 00, 1002",
        "a ping with a length of 16 bits,              89 fe 00 00 00 00 00 00,                1002",
        "a length of 2^63-1,                           82 ff 7f ff ff ff ff ff ff ff 00 00 00 00, 1009"
    })
    void wrongFrames(String what, String hex, String code) {
        try (WireClient client = open();
                WireClient other = open()) {
            client.socket().sendHex(hex);
            assertThat(client.read().close()).as(what).startsWith(code);
            client.socket().expectEnd();
            assertThat(other.text("still served").read().text()).isEqualTo("still served");
        }
    }

    @Test
    @DisplayName("What came before a length that is not in its shortest form is still echoed, also in one segment")
    void beforeALongLength() {
        String handshake = WireClient.handshake(server.port(), "/echo", "");
        String hello = "\u0081\u0085\0\0\0\0Hello";
        String bad = "\u0081\u00fe\0\u0001\0\0\0\0!";
        for (String first : new String[] {handshake, handshake + hello, handshake + hello + bad}) {
            try (RawSocket socket = RawSocket.connect(server.port())) {
                socket.send(first).readHead();
                socket.send((handshake + hello + bad).substring(first.length()))
                        .expectHex("81 05 48 65 6c 6c 6f 88 2b 03 ea");
                assertThat(socket.sendEnd().readTextToEnd()).endsWith("A length that is not in its shortest form");
            }
        }
    }

    @Test
    @DisplayName("permessage-deflate is not negotiated, so the bytes on the wire stay readable")
    void noCompression() {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
        assertThat(WireClient.answer(server.port(), "/echo", offer))
                .startsWith("HTTP/1.1 101 ")
                .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                .doesNotContain("Sec-WebSocket-Extensions");
    }

    @Test
    @DisplayName("A first frame in the segment of the handshake is not lost, nor a handshake in many segments")
    void segments() {
        String handshake = WireClient.handshake(server.port(), "/echo", "");
        String hello = "\u0081\u0085\0\0\0\0Hello";
        try (RawSocket one = RawSocket.connect(server.port());
                RawSocket many = RawSocket.connect(server.port())) {
            assertThat(one.send(handshake + hello).readHead()).startsWith("HTTP/1.1 101 ");
            one.expectHex("81 05 48 65 6c 6c 6f");
            (handshake + hello).chars().forEach(each -> many.send((byte) each));
            assertThat(many.readHead()).startsWith("HTTP/1.1 101 ");
            many.expectHex("81 05 48 65 6c 6c 6f");
        }
    }
}
