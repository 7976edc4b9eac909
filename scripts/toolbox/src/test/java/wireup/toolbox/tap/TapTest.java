package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wireup.jettyecho.EchoServer;
import wireup.testsupport.RawSocket;

@Timeout(60)
class TapTest {

    private final Recorder recorder = new Recorder(1024 * 1024);
    private ServerSocket listener;
    private Tap tap;

    @BeforeEach
    void start() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(15_000);
        tap = Tap.start(0, listener.getLocalPort(), recorder);
    }

    @AfterEach
    void stop() throws IOException {
        tap.close();
        listener.close();
    }

    private Socket accept() throws IOException {
        Socket socket = listener.accept();
        socket.setSoTimeout(15_000);
        return socket;
    }

    private List<Kind> kinds() {
        return recorder.messages().stream().map(Message::kind).toList();
    }

    /** All that the tap shows of a direction. */
    private byte[] shown(Side from) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        for (Message message : recorder.messages()) {
            if (message.from() == from && message.length() > 0) {
                assertThat(message.start()).isEqualTo(shown.size());
                assertThat(message.length())
                        .as("%s is shown whole", message)
                        .isEqualTo(message.bytes().limit());
                shown.writeBytes(Script.bytes(message));
                Script.checkFields(message);
            }
        }
        return shown.toByteArray();
    }

    @Test
    @DisplayName("What the tap shows of chapter 05's echo is, byte for byte, what a raw socket sent and received")
    void sameBytes() throws IOException {
        Random random = new Random(1);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (EchoServer echo = EchoServer.startDefault(0)) {
            tap.lead(echo.port());
            try (RawSocket socket = RawSocket.connect(tap.port())) {
                String page = "GET / HTTP/1.1\r\nHost: localhost:" + echo.port() + "\r\n\r\n";
                String head = socket.send(page).readHead();
                String length = head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
                received.writeBytes(head.getBytes(ISO_8859_1));
                received.writeBytes(socket.read(Integer.parseInt(length)));
                String upgrade = Script.UPGRADE.replace("localhost", "localhost:" + echo.port());
                received.writeBytes(socket.send(upgrade).readHead().getBytes(ISO_8859_1));
                sent.writeBytes((page + upgrade).getBytes(ISO_8859_1));
                for (int payload : new int[] {0, 5, 125, 126, 1000, 16_000}) {
                    byte[] frame = binary(payload, random);
                    sent.writeBytes(frame);
                    received.writeBytes(socket.send(frame).read(payload < 126 ? payload + 2 : payload + 4));
                }
                byte[] close = Script.HEX.parseHex("88 82 00 00 00 00 03 e8");
                sent.writeBytes(close);
                received.writeBytes(socket.send(close).readToEnd());
            }
            await().until(() -> recorder.totals().open() == 0);
        }
        assertThat(shown(Side.CLIENT)).isEqualTo(sent.toByteArray());
        assertThat(shown(Side.SERVER)).isEqualTo(received.toByteArray());
        assertThat(recorder.messages()).allMatch(message -> message.faults().isEmpty());
        Totals totals = recorder.totals();
        assertThat(totals.overhead() + totals.useful()).isEqualTo(sent.size() + received.size());
        assertThat(totals.unknown()).isZero();
        assertThat(totals.requests()).isEqualTo(2);
        assertThat(totals.messages()).isEqualTo(12);
        assertThat(totals.connections()).isEqualTo(1);
    }

    private static byte[] binary(int payload, Random random) {
        int header = payload < 126 ? 6 : 8;
        byte[] frame = new byte[header + payload];
        random.nextBytes(frame);
        frame[0] = (byte) 0x82;
        frame[1] = (byte) (0x80 | Math.min(payload, 126));
        if (payload >= 126) {
            frame[2] = (byte) (payload >> 8);
            frame[3] = (byte) payload;
        }
        return frame;
    }

    @Test
    @DisplayName("A MiB of anything passes both ways at once and is not changed")
    void bothWays() throws IOException {
        byte[] up = new byte[1024 * 1024];
        byte[] down = new byte[1024 * 1024];
        new Random(2).nextBytes(up);
        new Random(3).nextBytes(down);
        try (RawSocket client = RawSocket.connect(tap.port());
                Socket server = accept()) {
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> client.send(up).sendEnd());
            CompletableFuture<byte[]> receiving = CompletableFuture.supplyAsync(() -> read(server));
            server.getOutputStream().write(down);
            server.shutdownOutput();
            assertThat(client.readToEnd()).isEqualTo(down);
            assertThat(receiving.join()).isEqualTo(up);
            sending.join();
        }
        Totals totals = recorder.totals();
        assertThat(totals.overhead() + totals.useful() + totals.unknown()).isEqualTo(up.length + down.length);
    }

    private static byte[] read(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("Who has ended its direction still gets the answer")
    void halfClose() throws IOException {
        try (RawSocket client = RawSocket.connect(tap.port());
                Socket server = accept()) {
            client.send("question").sendEnd();
            assertThat(read(server)).asString().isEqualTo("question");
            server.getOutputStream().write("answer".getBytes(ISO_8859_1));
            server.shutdownOutput();
            assertThat(client.readTextToEnd()).isEqualTo("answer");
        }
        await().until(() -> recorder.totals().open() == 0);
        assertThat(kinds()).containsExactly(Kind.OPEN, Kind.REQUEST, Kind.END, Kind.BYTES, Kind.END);
    }

    @Test
    @DisplayName("Silence keeps a connection open, but not for long after one end has ended it")
    void silentHalf() throws IOException {
        try (ServerSocket front = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RawSocket client = RawSocket.connect(front.getLocalPort())) {
            Relay relay = new Relay(front.accept(), new Conversation(recorder), _ -> {}, 100);
            Thread.ofVirtual().start(() -> relay.run(listener.getLocalPort(), Thread::startVirtualThread));
            try (Socket server = accept()) {
                server.setSoTimeout(500);
                assertThatThrownBy(() -> server.getInputStream().read())
                        .as("five times the patience")
                        .isInstanceOf(SocketTimeoutException.class);
                server.shutdownOutput();
                client.expectEnd();
                server.setSoTimeout(15_000);
                assertThatThrownBy(() -> server.getInputStream().read())
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("reset");
            }
        }
        await().until(() -> recorder.totals().open() == 0);
        assertThat(kinds()).containsExactly(Kind.OPEN, Kind.END, Kind.RESET);
    }

    @Test
    @DisplayName("A client that resets its connection resets it for the server")
    void clientResets() throws IOException {
        RawSocket client = RawSocket.connect(tap.port());
        try (Socket server = accept()) {
            client.send("x");
            assertThat(server.getInputStream().read()).isEqualTo('x');
            client.reset();
            assertThatThrownBy(() -> server.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        await().until(() -> recorder.totals().open() == 0);
        assertThat(kinds()).containsExactly(Kind.OPEN, Kind.REQUEST, Kind.RESET);
        assertThat(recorder.messages().getLast().from()).isEqualTo(Side.CLIENT);
    }

    @Test
    @DisplayName("A server that resets a connection resets it for the client, also one that only sends")
    void serverResets() throws IOException {
        for (boolean sends : new boolean[] {false, true}) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), tap.port())) {
                client.setSoTimeout(15_000);
                Socket server = accept();
                server.setSoLinger(true, 0);
                server.close();
                assertThatThrownBy(() -> {
                            while (sends) {
                                client.getOutputStream().write(1);
                            }
                            assertThat(client.getInputStream().read()).isNotNegative();
                        })
                        .isInstanceOf(SocketException.class);
            }
            await().until(() -> recorder.totals().open() == 0);
            assertThat(recorder.messages().getLast().kind()).isEqualTo(Kind.RESET);
            assertThat(recorder.messages().getLast().from()).isEqualTo(Side.SERVER);
        }
    }

    @Test
    @DisplayName("What was read when the connection broke, and did not pass, is not shown")
    void readButNotPassed() {
        Conversation conversation = new Conversation(recorder);
        conversation.resets(Side.SERVER);
        conversation.passes(Side.CLIENT, new byte[] {1}, 1);
        conversation.isOver();
        conversation.passes(Side.CLIENT, new byte[] {1}, 1);
        assertThat(kinds()).containsExactly(Kind.OPEN, Kind.RESET);
        assertThat(recorder.totals().unknown()).isZero();
    }

    @Test
    @DisplayName("A server that does not read stops the client, and what is recorded is bounded; then all arrives")
    void backPressure() throws IOException {
        try (SocketChannel client =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), tap.port()));
                Socket server = accept();
                Selector writable = Selector.open()) {
            client.configureBlocking(false).register(writable, SelectionKey.OP_WRITE);
            long sent = 0;
            while (writable.select(1_000) > 0) {
                writable.selectedKeys().clear();
                sent += client.write(ByteBuffer.allocate(64 * 1024));
                assertThat(sent).isLessThan(256L * 1024 * 1024);
            }
            client.shutdownOutput();
            assertThat(recorder.weight()).isLessThan(1024 * 1024);
            long arrived = 0;
            byte[] some = new byte[64 * 1024];
            for (int count = 0; count >= 0; count = server.getInputStream().read(some)) {
                arrived += count;
            }
            assertThat(arrived).isEqualTo(sent).isPositive();
        }
    }

    @Test
    @DisplayName("Many messages: the record stays within its bound, and has the newest")
    void bounded() throws IOException {
        Recorder small = new Recorder(100_000);
        try (Tap other = Tap.start(0, listener.getLocalPort(), small);
                RawSocket client = RawSocket.connect(other.port());
                Socket server = accept()) {
            client.send(Script.UPGRADE);
            server.getInputStream().readNBytes(Script.UPGRADE.length());
            server.getOutputStream().write(Script.SWITCHING.getBytes(ISO_8859_1));
            client.readHead();
            byte[] frame = binary(1_000, new Random(4));
            for (int i = 0; i < 1_000; i++) {
                client.send(frame);
                server.getInputStream().readNBytes(frame.length);
                assertThat(small.weight()).isLessThanOrEqualTo(100_000);
            }
            assertThat(small.messages().getLast().start()).isEqualTo(Script.UPGRADE.length() + 999L * frame.length);
            assertThat(small.totals().messages()).isEqualTo(1_000);
        }
    }

    @Test
    @DisplayName("A tap that is closed ends its connections, frees its port, and leaves no thread")
    void closes() throws IOException {
        int port = tap.port();
        try (RawSocket client = RawSocket.connect(port);
                Socket server = accept()) {
            tap.close();
            client.expectEnd();
            assertThat(read(server)).isEmpty();
            assertThat(tap.connections()).isZero();
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("tap " + port)));
        }
        Tap.start(port, listener.getLocalPort(), recorder).close();
    }

    @Test
    @DisplayName("Without a server a connection is broken off at once; another server can be led to meanwhile")
    void noServer() throws IOException {
        try (RawSocket stays = RawSocket.connect(tap.port());
                Socket first = accept()) {
            tap.lead(0);
            try (RawSocket client = RawSocket.connect(tap.port())) {
                client.expectEnd();
            }
            try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                tap.lead(closed.getLocalPort());
            }
            try (RawSocket client = RawSocket.connect(tap.port())) {
                client.expectEnd();
            }
            stays.send("x");
            assertThat(first.getInputStream().read()).isEqualTo('x');
        }
        await().until(() -> recorder.totals().open() == 0);
        assertThat(kinds().stream().filter(Kind.RESET::equals)).hasSize(2);
    }

    @Test
    @DisplayName("A thousand connections, reset by one end or by both in mid-frame, leave nothing behind")
    void comeAndGo() throws IOException {
        byte[] half = Arrays.copyOf(binary(1_000, new Random(5)), 500);
        for (int i = 0; i < 1_000; i++) {
            RawSocket client =
                    RawSocket.connect(tap.port()).send(Script.UPGRADE).send(half);
            try (Socket server = accept()) {
                client.reset();
                server.setSoLinger(i % 2 == 0, 0);
            }
        }
        await().until(() -> tap.connections() == 0);
        assertThat(recorder.totals().open()).isZero();
        assertThat(recorder.totals().connections()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("A witness that fails does no harm to the relay")
    void brokenWitness() throws IOException {
        Witness broken = new Witness() {
            @Override
            public void passes(Side from, byte[] bytes, int length) {
                throw new IllegalStateException("test");
            }

            @Override
            public void ends(Side from) {
                throw new IllegalStateException("test");
            }

            @Override
            public void resets(Side from) {
                throw new IllegalStateException("test");
            }

            @Override
            public void isOver() {
                throw new IllegalStateException("test");
            }
        };
        try (Tap other = Tap.start(0, listener.getLocalPort(), () -> broken);
                RawSocket client = RawSocket.connect(other.port());
                Socket server = accept()) {
            client.send("question").sendEnd();
            assertThat(read(server)).asString().isEqualTo("question");
            server.getOutputStream().write(Arrays.copyOf(new byte[] {'a'}, 1));
            server.shutdownOutput();
            assertThat(client.readTextToEnd()).isEqualTo("a");
            await().until(() -> other.connections() == 0);
        }
    }
}
