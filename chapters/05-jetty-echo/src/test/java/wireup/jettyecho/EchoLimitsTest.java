package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;

/** What one client of /echo may cost the server. */
class EchoLimitsTest {

    private static final int MIB = 1024 * 1024;

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();

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
    @DisplayName("A thousand resets in the middle of a frame leave no descriptor behind, and others are served")
    void resets() {
        Assumptions.assumeTrue(SYSTEM instanceof UnixOperatingSystemMXBean);
        try (WireClient other = open()) {
            long before = descriptors();
            for (int i = 0; i < 1000; i++) {
                WireClient client = open();
                client.socket().sendHex("82 fe 10 00 00 00 00 00 61 62 63").reset();
            }
            assertThat(other.text("still served").read().text()).isEqualTo("still served");
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> descriptors() < before + 50);
        }
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) SYSTEM).getOpenFileDescriptorCount();
    }
}
