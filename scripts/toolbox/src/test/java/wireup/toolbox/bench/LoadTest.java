package wireup.toolbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The load client, against servers in this process. */
class LoadTest {

    private static final Workload SMALL = new Workload("small", "5 × 100 B, 3 in flight", 5, 100, 3);

    @Test
    @DisplayName("Without time each connection still sends what it may have in flight, once")
    void onceEach() throws IOException {
        try (TinyEcho echo = new TinyEcho(UnaryOperator.identity());
                Load load = Load.open(echo.port(), SMALL)) {
            load.run(Duration.ZERO, () -> Duration.ZERO);
            assertThat(echo.messages()).isEqualTo(5 * 3);
        }
    }

    @Test
    @DisplayName("Counts the messages that are answered in time; those in flight are waited for, and not counted")
    void counts() throws IOException {
        try (TinyEcho echo = new TinyEcho(UnaryOperator.identity());
                Load load = Load.open(echo.port(), SMALL)) {
            Sample first = load.run(Duration.ofSeconds(1), () -> Duration.ZERO); // enough for a busy machine
            Sample second = load.run(Duration.ofMillis(100), () -> Duration.ZERO);
            assertThat(first.messages()).isPositive();
            assertThat(first.messages() + second.messages()).isEqualTo(echo.messages() - 2 * 5 * 3);
        }
    }

    @Test
    @DisplayName("An echo with one wrong byte fails")
    void wrongByte() throws IOException {
        assertFails(
                payload -> {
                    payload[99] ^= 1;
                    return payload;
                },
                "byte 99 of message 0 came back changed");
    }

    @Test
    @DisplayName("An echo that is too short fails")
    void tooShort() throws IOException {
        assertFails(payload -> Arrays.copyOf(payload, 99), "only 99 of 100 bytes came back");
    }

    @Test
    @DisplayName("An echo that never comes is missed, and those that wait for one are counted")
    void stalls() throws IOException {
        try (TinyEcho echo = new TinyEcho(_ -> {
                    LockSupport.park();
                    throw new IllegalStateException("woken");
                });
                Load load = Load.open(echo.port(), SMALL, Duration.ofMillis(50))) {
            assertThatThrownBy(() -> load.run(Duration.ofSeconds(30), () -> Duration.ZERO))
                    .isInstanceOf(LostEcho.class)
                    .hasMessage("no echo came for 50 ms, and 5 of 5 connections wait");
        }
    }

    @Test
    @DisplayName("A server that hangs up fails")
    void hangsUp() throws IOException {
        assertFails(
                _ -> {
                    throw new java.io.UncheckedIOException(new IOException("enough"));
                },
                "closed after 0 messages");
    }

    @Test
    @DisplayName("A server that does not open the WebSocket fails")
    void noUpgrade() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var socket = server.accept()) {
                    socket.getInputStream().read(new byte[1000]);
                    socket.getOutputStream()
                            .write("HTTP/1.1 404 No\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            Workload one = new Workload("one", "one", 1, 100, 1);
            assertThatThrownBy(() -> Load.open(server.getLocalPort(), one))
                    .isInstanceOf(WrongEcho.class)
                    .hasMessage("the opening handshake was answered with «HTTP/1.1 404 No»");
        }
    }

    private static void assertFails(UnaryOperator<byte[]> answer, String problem) throws IOException {
        try (TinyEcho echo = new TinyEcho(answer);
                Load load = Load.open(echo.port(), SMALL)) {
            assertThatThrownBy(() -> load.run(Duration.ofSeconds(30), () -> Duration.ZERO))
                    .isInstanceOf(WrongEcho.class)
                    .hasMessageContaining(problem);
        }
    }
}
