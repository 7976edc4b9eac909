package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.RawSocket;

/** The server on its socket. */
class FrameServerTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private Servers servers;
    private FrameServer server;

    @BeforeEach
    void start() throws IOException {
        servers = new Servers(this::echo, Servers.PATIENT);
        server = servers.server();
    }

    /** An echo that has its time with the text "slow". */
    private void echo(Session session, Message message) throws IOException {
        switch (message) {
            case Message.Text(String text) when text.equals("slow") -> await();
            case Message.Text(String text) when text.equals("fail") -> throw new IllegalStateException("secret");
            case Message.Text(String text)
            when text.equals("protocol?") -> session.send(new Message.Text(String.valueOf(session.subProtocol())));
            default -> session.send(message);
        }
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        release.countDown();
        servers.close();
    }

    @Test
    @DisplayName("The first frame may come in the same segment as the handshake, whole or cut anywhere")
    void firstFrameInTheSegment() {
        String frame = "81 85 37 fa 21 3d 7f 9f 4d 51 58";
        for (int length = 0; length <= 11; length++) {
            String first = frame.substring(0, Math.max(0, 3 * length - 1));
            try (Client client = Client.openWith(server, first)) {
                client.send(frame.substring(Math.min(3 * length, frame.length())))
                        .socket()
                        .expectHex("81 05 48 65 6c 6c 6f");
            }
        }
    }

    @Test
    @DisplayName("Handshake and frames may come byte by byte")
    void byteByByte() {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            for (byte b : Client.handshake().getBytes(StandardCharsets.US_ASCII)) {
                socket.send(b);
            }
            assertThat(socket.readHead()).startsWith("HTTP/1.1 101 ");
            for (byte b : Frames.bytes("01 83 37 fa 21 3d 7f 9f 4d 89 80 00 00 00 00 80 82 37 fa 21 3d 5b 95")) {
                socket.send(b);
            }
            socket.expectHex("8a 00 81 05 48 65 6c 6c 6f");
        }
    }

    @Test
    @DisplayName("The peer closes: the answer has its code, then the server hangs up first (§7.1.1)")
    void closes() {
        try (Client client = Client.open(server)) {
            client.send("88 85 00 00 00 00 0f a0 62 79 65").socket().expectHex("88 05 0f a0 62 79 65");
            client.socket().expectEnd();
        }
        servers.expectConnections(0);
    }

    @Test
    @DisplayName("A mistake is answered with a Close that no TCP reset overtakes, though much more was sent behind it")
    void mistake() {
        try (Client client = Client.open(server)) {
            client.send("83" + " 00".repeat(1 << 20));
            assertThat(client.read().close()).isEqualTo("1002 Opcode 3 is reserved.");
            client.socket().expectEnd();
        }
        assertThat(servers.log()).containsExactly("101 /echo", "1002 Opcode 3 is reserved.");
    }

    @Test
    @DisplayName("The first offered sub-protocol that the server speaks is chosen, and the application knows it")
    void subProtocol() {
        try (Client client = Client.open(server, "Sec-WebSocket-Protocol: chat, departures.v2, departures.v1")) {
            assertThat(client.head()).contains("\r\nSec-WebSocket-Protocol: departures.v2\r\n");
            assertThat(client.text("protocol?").read().text()).isEqualTo("departures.v2");
        }
        try (Client client = Client.open(server, "Sec-WebSocket-Protocol: chat")) {
            assertThat(client.head()).doesNotContain("Sec-WebSocket-Protocol");
            assertThat(client.text("protocol?").read().text()).isEqualTo("null");
        }
    }

    @Test
    @DisplayName("Compression is agreed to in the handshake and then used")
    void compression() {
        try (Client client =
                Client.open(server, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
            assertThat(client.head()).contains("\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
            client.send("c1 87 00 00 00 00 f2 48 cd c9 c9 07 00").socket().expectHex("c1 07 f2 48 cd c9 c9 07 00");
        }
        try (Client client = Client.open(server)) {
            assertThat(client.head()).doesNotContain("Extensions");
            assertThat(client.send("c1").read().close()).startsWith("1002 ");
        }
    }

    @Test
    @DisplayName("A failing application: 1011 for its peer, one line in the log without the message, the others go on")
    void failure() {
        try (Client client = Client.open(server);
                Client other = Client.open(server)) {
            assertThat(client.text("fail").read().close()).isEqualTo("1011 The application failed.");
            client.socket().expectEnd();
            other.isServed();
        }
        assertThat(servers.log())
                .containsOnlyOnce("1011 The application failed: java.lang.IllegalStateException")
                .noneMatch(line -> line.contains("secret") || line.contains("\tat "));
    }

    @Test
    @DisplayName("Answers are not held back by the message after them that takes the application long")
    void slowHandler() {
        try (Client client = Client.open(server);
                Client other = Client.open(server)) {
            client.send(Frames.text("a") + " 89 80 00 00 00 00 " + Frames.text("slow"));
            client.socket().expectHex("81 01 61 8a 00"); // and only now may the slow one end
            other.isServed();
            release.countDown();
            client.isServed();
        }
    }

    @Test
    @DisplayName("A port that is taken is a BindException, and no thread stays behind")
    void portTaken() {
        Awaitility.await().until(() -> patrols() == 1); // those of the servers before are gone
        assertThatThrownBy(() -> RawFrames.start(server.port(), false, Limits.DEFAULT))
                .isInstanceOf(BindException.class);
        assertThat(patrols()).isEqualTo(1);
    }

    private static long patrols() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
                .filter(thread -> thread.getName().equals("patrol"))
                .count();
    }
}
