package wireup.polling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.support.Web;
import wireup.testsupport.RawSocket;

/** How every chapter with Jetty stops, and does not start. */
class JettyStopTest {

    private final SlowHandler slow = new SlowHandler();
    private JettyServer server;

    @BeforeEach
    void start() throws IOException {
        server = JettyServer.on(0).start(slow, JettyServer.pages(Web.folder("01-ajax-polling")));
    }

    @AfterEach
    void stop() {
        slow.letGo();
        server.close();
    }

    @Test
    @DisplayName(
            "It stops at once although a connection is kept alive, and within seconds although one is being served")
    void stops() {
        RawSocket idle = RawSocket.connect(server.port());
        assertThat(Http.get(idle, "/").status()).isEqualTo(200);
        RawSocket waiting = RawSocket.connect(server.port()).send(Http.request("GET", "/slow"));
        Awaitility.await().until(() -> slow.asked() == 1);
        long before = System.nanoTime();
        server.close();
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(5));
        idle.expectEnd();
        waiting.readToEnd();
        idle.close();
        waiting.close();
        Awaitility.await().until(() -> jettyThreads() == 0);
    }

    @Test
    @DisplayName("Who connects and asks while it stops is answered or sees the end; nobody waits forever")
    void stopsInACrowd() throws Exception {
        for (int i = 0; i < 15; i++) {
            int port = server.port();
            AtomicBoolean served = new AtomicBoolean();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> crowd = new ArrayList<>();
                for (int client = 0; client < 6; client++) {
                    crowd.add(clients.submit(() -> askUntilItIsGone(port, served)));
                }
                Awaitility.await().until(served::get);
                server.close();
                for (Future<?> one : crowd) {
                    one.get(10, TimeUnit.SECONDS);
                }
            }
            start();
        }
    }

    private static int askUntilItIsGone(int port, AtomicBoolean served) throws SocketTimeoutException {
        for (int asked = 1; ; asked++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream().write(Http.request("GET", "/").getBytes(ISO_8859_1));
                served.compareAndSet(false, socket.getInputStream().read() >= 0);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (ConnectException _) {
                return asked;
            } catch (IOException _) {
                // Reset by the stop: it is told, and asks once more.
            }
        }
    }

    @Test
    @DisplayName("A port that is taken is an IOException, and no thread stays behind")
    void portTaken() throws IOException {
        server.close();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            JettyServer second = JettyServer.on(taken.getLocalPort());
            assertThatThrownBy(() -> second.start(new SlowHandler()))
                    .isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(BindException.class);
        }
        Awaitility.await().until(() -> jettyThreads() == 0);
    }

    private static long jettyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(qtp|Connector-Scheduler).*"))
                .count();
    }
}
