package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Peers that send without reading, or leave without a word. Others are served within a second, and memory is bounded. */
class FloodTest {

    private static final long MIB = 1 << 20;

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void servedWithinASecond(Client client) {
        long before = System.nanoTime();
        client.isServed();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    /** Sends again and again, until nothing more is taken; counts. */
    private static Thread flood(Client client, byte[] bytes, AtomicLong sent) {
        return Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    client.socket().send(bytes);
                    sent.addAndGet(bytes.length);
                }
            } catch (UncheckedIOException _) {
                // Cut off, or closed by the test.
            }
        });
    }

    private static void untilItStands(AtomicLong sent) {
        AtomicLong seen = new AtomicLong();
        Awaitility.await("the server reads no more")
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> sent.get() > 0 && sent.get() == seen.getAndSet(sent.get()));
    }

    @Test
    @DisplayName("A flood of Pings from a peer that never reads: reading stops, the heap stays flat, others are served")
    void pings() throws IOException {
        byte[] pings = Frames.bytes(
                Frames.masked(0x89, new byte[125]).concat(" ").repeat(1000).strip());
        AtomicLong sent = new AtomicLong();
        try (Servers servers = new Servers(Session::send, Servers.PATIENT);
                Client flood = Client.slow(servers.server());
                Client other = Client.open(servers.server())) {
            other.isServed();
            long before = usedHeap();
            flood(flood, pings, sent);
            untilItStands(sent);
            assertThat(sent.get()).as("what both kernels and the server hold").isLessThan(64 * MIB);
            assertThat(usedHeap() - before).isLessThan(8 * MIB);
            servedWithinASecond(other);
        }
    }

    @Test
    @DisplayName("Reading goes on when the peer reads at last: every answer is there, in order")
    void readsAtLast() throws IOException {
        int count = 32;
        try (Servers servers = new Servers(Session::send, Servers.PATIENT);
                Client greedy = Client.slow(servers.server())) {
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < count; i++) {
                    byte[] message = new byte[(int) MIB];
                    message[0] = (byte) i;
                    greedy.socket().send(Frames.frame(0x82, message, Frames.KEY));
                }
            });
            for (int i = 0; i < count; i++) {
                assertThat(greedy.read().payload().get(0)).isEqualTo((byte) i);
            }
        }
    }

    @Test
    @DisplayName("A peer that never reads its answers is dropped when the write deadline passes")
    void neverReads() throws IOException {
        Limits limits = Limits.DEFAULT.times(Servers.LONG, Servers.LONG, Servers.LONG, Servers.SHORT, Servers.LONG);
        try (Servers servers = new Servers(Session::send, limits);
                Client deaf = Client.slow(servers.server());
                Client other = Client.open(servers.server())) {
            flood(deaf, Frames.frame(0x82, new byte[(int) MIB], 0), new AtomicLong());
            servers.expectConnections(1);
            servedWithinASecond(other);
        }
    }

    @Test
    @DisplayName(
            "A peer that is sent more than it reads holds up who sends to it, with no queue that grows, then is dropped")
    void neverReadsAPush() throws IOException {
        Limits limits = Limits.DEFAULT.times(Servers.LONG, Servers.LONG, Servers.LONG, Servers.SHORT, Servers.LONG);
        Application push = (session, _) -> {
            byte[] news = new byte[(int) MIB];
            while (true) { // the exception of the last send ends it
                session.send(new Message.Binary(news));
            }
        };
        try (Servers servers = new Servers(push, limits);
                Client deaf = Client.slow(servers.server())) {
            long before = usedHeap();
            deaf.text("push");
            servers.expectConnections(0);
            assertThat(usedHeap() - before).isLessThan(8 * MIB);
        }
    }

    @Test
    @DisplayName("A thousand resets, in mid-frame and in mid-message, leave no connection and no thread behind")
    void resets() throws IOException {
        String[] begun = {
            "", "82", "82 fe", "82 fe 10 00 00 00 00 00 61", "01 81 00 00 00 00 61", "81 81 00 00 00 00 61"
        };
        try (Servers servers = new Servers(Session::send, Servers.PATIENT)) {
            for (int i = 0; i < 1000; i++) {
                Client client = Client.open(servers.server());
                String frame = begun[i % begun.length];
                (frame.isEmpty() ? client : client.send(frame)).socket().reset();
            }
            servers.expectConnections(0);
            try (Client client = Client.open(servers.server())) {
                servedWithinASecond(client);
            }
            assertThat(servers.log()).noneMatch(line -> line.contains("\tat "));
            Awaitility.await().until(() -> platformThreads() < 50);
        }
    }

    /** The threads that are not virtual: those of the scheduler, of the server, of JUnit. */
    private static long platformThreads() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray()).count();
    }
}
