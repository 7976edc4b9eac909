package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the server ends, and how its command fails: in a process of its own where that matters. */
class StopTest {

    @Test
    @DisplayName(
            "A stop tells every session 1001, those that talk too; who does not read or answer does not hold it up")
    void everySession() throws IOException {
        Servers servers = new Servers(Session::send, Servers.PATIENT);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            clients.add(Client.open(servers.server()));
            clients.getLast().isServed();
        }
        Client deaf = Client.slow(servers.server());
        Thread.startVirtualThread(() -> flood(deaf));
        deaf.read();

        long before = System.nanoTime();
        servers.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));

        for (Client client : clients) {
            assertThat(client.read().close()).isEqualTo("1001 The server is stopping.");
            client.socket().expectEnd();
            client.close();
        }
        deaf.close();
        servers.expectConnections(0);
    }

    private static void flood(Client client) {
        byte[] message = Frames.frame(0x82, new byte[1 << 20], 0);
        try {
            while (true) {
                client.socket().send(message);
            }
        } catch (UncheckedIOException _) {
            // The server has stopped.
        }
    }

    @Test
    @DisplayName(
            "When every peer answers the 1001, the stop takes no longer than that; each hears its own answer first")
    void politePeers() throws IOException {
        Servers servers = new Servers(Session::send, Servers.PATIENT);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(Client.open(servers.server()));
            clients.getLast().isServed();
        }
        Thread stop = Thread.startVirtualThread(servers::close);
        for (Client client : clients) {
            assertThat(client.read().close()).startsWith("1001");
            client.send("88 82 00 00 00 00 03 e9").socket().expectEnd();
            client.close();
        }
        join(stop);
        servers.expectConnections(0);
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process command(String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                RawFrames.class.getName()));
        line.addAll(List.of(options));
        return new ProcessBuilder(line).start();
    }

    @Test
    @Timeout(60)
    @DisplayName("SIGTERM: an open session gets 1001 and the process ends within 5 seconds")
    void sigterm() throws IOException, InterruptedException {
        Process process = command("-p", "0", "--deflate");
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine().replaceAll("\\D+(\\d+).*", "$1"));
            try (Client client = Client.open(port, "Sec-WebSocket-Extensions: permessage-deflate")) {
                assertThat(client.head()).contains("permessage-deflate");
                process.destroy();
                assertThat(client.read().close()).startsWith("1001");
                assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @Timeout(60)
    @DisplayName("A port that is taken: one line and status 1")
    void portTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = command("-p", "" + taken.getLocalPort());
            try (BufferedReader err = process.errorReader()) {
                assertThat(err.readAllLines())
                        .singleElement()
                        .satisfies(line -> assertThat(line).startsWith("Port " + taken.getLocalPort() + " is taken"));
                assertThat(process.waitFor()).isEqualTo(1);
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
