package wireup.jettyecho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest(name = "A message over 1 MiB, beginning {0}, is answered with 1009, whole or in fragments")
    @ValueSource(ints = {0x01, 0x02})
    void tooLarge(int firstByte) {
        try (WireClient whole = open();
                WireClient fragments = open()) {
            whole.frame(0x80 | firstByte, new byte[MIB + 1]);
            assertThat(whole.read().close()).startsWith("1009");
            fragments.frame(firstByte, new byte[MIB]).frame(0x80, new byte[1]);
            assertThat(fragments.read().close()).startsWith("1009");
        }
    }

    @ParameterizedTest(name = "A message beginning {0} may come in 100,000 fragments of a byte")
    @ValueSource(ints = {0x01, 0x02})
    void tinyFragments(int firstByte) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(WireClient.bytes(firstByte));
        for (int i = 0; i < 100_000; i++) {
            bytes.writeBytes(WireClient.bytes(0x00, (byte) ('a' + i % 26)));
        }
        bytes.writeBytes(WireClient.bytes(0x80));
        try (WireClient client = open()) {
            client.socket().send(bytes.toByteArray());
            assertThat(client.read()).satisfies(frame -> {
                assertThat(frame.firstByte()).isEqualTo(0x80 | firstByte);
                assertThat(frame.text()).hasSize(100_000).startsWith("abcdefghijklmnopqrstuvwxyzabc");
            });
        }
    }

    @ParameterizedTest(name = "A message beginning {0} may hold 1,024 empty frames; one more is answered with 1008")
    @ValueSource(ints = {0x01, 0x02})
    void emptyFrames(int firstByte) {
        try (WireClient most = open();
                WireClient more = open()) {
            most.frame(firstByte, (byte) 'a');
            more.frame(firstByte, (byte) 'a');
            for (int i = 0; i < 1024; i++) {
                most.frame(0x00);
                more.frame(0x00);
            }
            assertThat(most.frame(0x80, (byte) 'b').read().text()).isEqualTo("ab");
            assertThat(more.frame(0x00).read().close()).isEqualTo("1008 Too many empty frames in a message");
        }
    }

    @Test
    @DisplayName("A length that is only announced costs no memory: 64 announcements of 1 MiB, less than 32 MiB of heap")
    void announced() {
        List<WireClient> clients = new ArrayList<>();
        try (WireClient other = open()) {
            long before = usedHeap();
            for (int i = 0; i < 64; i++) {
                clients.add(open());
                clients.getLast().socket().sendHex("82 ff 00 00 00 00 00 10 00 00 00 00 00 00 61");
            }
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> usedHeap() - before < 32 * MIB);
            assertThat(other.text("still served").read().text()).isEqualTo("still served");
        } finally {
            clients.forEach(WireClient::close);
        }
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
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
    @DisplayName("A client that sends and does not read is stopped by TCP; when it reads at last, every echo is there")
    void backPressure() {
        int most = 64;
        AtomicLong sent = new AtomicLong();
        AtomicLong seen = new AtomicLong();
        try (WireClient greedy = WireClient.open(server.port(), "/echo", "", 4096);
                WireClient other = open()) {
            Thread.startVirtualThread(() -> {
                while (sent.get() < most) {
                    byte[] message = new byte[MIB];
                    message[0] = (byte) sent.get();
                    greedy.frame(0x82, message);
                    sent.incrementAndGet();
                }
            });
            Awaitility.await()
                    .during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> sent.get() > 0 && sent.get() == seen.getAndSet(sent.get()));
            assertThat(sent.get())
                    .as("MiB in the buffers of both kernels and of the server")
                    .isLessThan(most / 2);
            assertThat(other.text("still served").read().text()).isEqualTo("still served");
            for (int i = 0; i < most; i++) {
                assertThat(greedy.read().bytes()).hasSize(MIB).startsWith(i);
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
