package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static wireup.frames.Servers.LONG;
import static wireup.frames.Servers.SHORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.RawSocket;

/** Each deadline alone, the others far away. */
class DeadlineTest {

    private static Servers handshake() throws IOException {
        return new Servers(Session::send, Limits.DEFAULT.times(SHORT, LONG, LONG, LONG, LONG));
    }

    private static Servers heartbeat() throws IOException {
        return new Servers(Session::send, Limits.DEFAULT.times(LONG, SHORT, LONG, LONG, LONG));
    }

    private static Servers idle(Application application) throws IOException {
        return new Servers(
                application, Limits.DEFAULT.times(LONG, SHORT.dividedBy(2), SHORT.multipliedBy(2), LONG, LONG));
    }

    private static Servers close(Application application) throws IOException {
        return new Servers(application, Limits.DEFAULT.times(LONG, LONG, LONG, LONG, SHORT));
    }

    @Test
    @DisplayName("A handshake that does not end in time is cut off; an open connection outlives that deadline")
    void slowHandshake() throws IOException {
        try (Servers servers = handshake();
                Client open = Client.open(servers.server());
                RawSocket slow = RawSocket.connect(servers.server().port())) {
            slow.send("GET /echo HTT").expectEnd();
            open.isServed();
        }
    }

    @Test
    @DisplayName("A silent peer is asked with a Ping, again and again; to answer is enough to stay")
    void heartbeats() throws IOException {
        try (Servers servers = heartbeat();
                Client client = Client.open(servers.server())) {
            for (int i = 0; i < 3; i++) {
                client.socket().expectHex("89 00");
                client.send("8a 80 00 00 00 00");
            }
            client.isServed();
        }
    }

    @Test
    @DisplayName("A peer that vanished is dropped after some Pings without an answer; one that answers stays")
    void vanished() throws IOException {
        try (Servers servers = idle(Session::send);
                Client vanished = Client.open(servers.server());
                Client there = Client.open(servers.server())) {
            for (int i = 0; i < 8; i++) { // eight heartbeats are longer than idle
                there.socket().expectHex("89 00");
                there.send("8a 80 00 00 00 00");
            }
            assertThat(Frames.answers(vanished.socket().readToEnd()))
                    .isNotEmpty()
                    .allMatch(frame -> frame.firstByte() == 0x89);
            there.isServed();
            servers.expectConnections(1);
        }
    }

    @Test
    @DisplayName("A frame that was begun and is not continued is silence like any other, and memory is not kept for it")
    void littleData() throws IOException {
        try (Servers servers = idle(Session::send);
                Client client = Client.open(servers.server())) {
            client.send("82 ff 00 00 00 00 00 10 00 00 00 00 00 00 61").socket().readToEnd();
            servers.expectConnections(0);
        }
    }

    @Test
    @DisplayName("While the application takes its time, silence is not the peer's: it is not dropped")
    void slowApplication() throws IOException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Application slow = (session, message) -> {
            begun.countDown();
            await(release);
            session.send(message);
        };
        try (Servers servers = idle(slow);
                Client client = Client.open(servers.server())) {
            client.text("a");
            await(begun);
            try (Client silent = Client.open(servers.server())) {
                silent.socket().readToEnd(); // whoever came later was dropped: the time is over
            }
            release.countDown();
            assertThat(firstData(client)).isEqualTo("a");
        }
    }

    /** The next text, after the Pings of the meantime. */
    private static String firstData(Client client) {
        Frames.Answer answer = client.read();
        while (answer.firstByte() == 0x89) {
            answer = client.read();
        }
        return answer.text();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("A Close that is not answered: the TCP connection is closed when its time is over")
    void closeNotAnswered() throws IOException {
        try (Servers servers = close((session, _) -> session.close(4000, ""));
                Client client = Client.open(servers.server())) {
            client.text("a").socket().expectHex("88 02 0f a0");
            client.socket().expectEnd();
            servers.expectConnections(0);
        }
    }

    @Test
    @DisplayName("A peer that is told of its mistake and does not hang up is hung up on")
    void mistake() throws IOException {
        try (Servers servers = close(Session::send);
                Client client = Client.open(servers.server())) {
            assertThat(client.send("83").read().close()).startsWith("1002");
            client.socket().expectEnd();
            servers.expectConnections(0);
        }
    }

    @Test
    @DisplayName("A peer that ignores our Close and keeps sending is cut off, and others are served meanwhile")
    void keepsSending() throws IOException {
        Application closing = (session, message) -> {
            if (message instanceof Message.Binary) {
                session.close(4000, "");
            } else {
                session.send(message);
            }
        };
        try (Servers servers = close(closing);
                Client deaf = Client.open(servers.server());
                Client other = Client.open(servers.server())) {
            deaf.send("82 80 00 00 00 00");
            Thread sender = Thread.startVirtualThread(() -> sendUntilCutOff(deaf));
            other.isServed();
            servers.expectConnections(1);
            join(sender);
            other.isServed();
        }
    }

    private static void sendUntilCutOff(Client client) {
        try {
            while (true) {
                client.text("I do not listen");
            }
        } catch (UncheckedIOException _) {
            // That is what had to come.
        }
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(15))).as("it is cut off").isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
