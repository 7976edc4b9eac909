package wireup.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.polling.Board;

class LongPollingTest {

    private static final Limits SHORT = new Limits(3, Duration.ofMillis(300), Duration.ofSeconds(10));

    private final Board board = Trains.board();
    private PushServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        server = PushServer.start(0, board);
        client = new Client(server);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void awaitWaiting(int count) {
        await().until(() -> server.waiting() == count);
    }

    private void restart(Limits limits) throws IOException {
        stop();
        server = PushServer.start(0, board, limits);
        client = new Client(server);
    }

    @Test
    @DisplayName("Who has no board yet is answered at once: the board as JSON, its id as entity tag, for no cache")
    void firstAnswer() {
        Client.Answer answer = client.get("/news");
        assertThat(answer.head()).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(answer.field("Content-Type")).isEqualTo("application/json");
        assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.field("ETag")).matches("\"[a-z0-9]+-1\"");
        assertThat(answer.body()).isEqualTo("""
                        {"version":1,"departures":[{"time":"10:04","destination":"Zürich","train":"EC 27",\
                        "platform":1,"status":"ON_TIME"}]}""");
    }

    @Test
    @DisplayName("Who has the newest board is held until there is a newer one")
    void held() {
        String id = client.get("/news").id();
        client.ask("/news?after=" + id);
        awaitWaiting(1);
        Trains.change(board);
        assertThat(client.answer().version()).isEqualTo(2);
        assertThat(server.waiting()).isZero();
    }

    @Test
    @DisplayName("What changed between two requests is told version by version, and only then the request is held")
    void betweenTwoRequests() {
        String id = client.get("/news").id();
        Trains.change(board, 3);
        for (long version = 2; version <= 4; version++) {
            Client.Answer answer = client.get("/news?after=" + id);
            assertThat(answer.version()).isEqualTo(version);
            id = answer.id();
        }
        client.ask("/news?after=" + id);
        awaitWaiting(1);
    }

    @Test
    @DisplayName("A hundred changes at once reach a client that asks again and again: each one, once, in order")
    void everyVersion() {
        Thread.ofVirtual().start(() -> Trains.change(board, 100));
        List<Long> seen = new ArrayList<>();
        Client.Answer answer = client.get("/news?after=another-run");
        for (seen.add(answer.version()); seen.getLast() < 101; seen.add(answer.version())) {
            answer = client.get("/news?after=" + answer.id());
        }
        assertThat(seen).first().isIn(0L, 1L);
        assertThat(seen)
                .isEqualTo(LongStream.rangeClosed(seen.getFirst(), 101).boxed().toList());
    }

    @Test
    @DisplayName("Nothing new until the deadline: 204 without a body, and the connection goes on")
    void deadline() throws IOException {
        restart(SHORT);
        String id = client.get("/news").id();
        Client.Answer answer = client.get("/news?after=" + id);
        assertThat(answer.head()).startsWith("HTTP/1.1 204 ").doesNotContain("Content-", "Transfer-Encoding");
        assertThat(client.get("/news").status()).isEqualTo(200);
        assertThat(server.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUN-3", "other-1", "1", "RUN-", "RUN-99999999999999999999", "-1", ""})
    @DisplayName("An id that this run of the server never gave: all that the board remembers, from its beginning")
    void strangeId(String after) {
        Trains.change(board);
        String run = client.get("/news").id().replaceFirst("-.*", "");
        Client.Answer answer = client.get("/news?after=" + after.replace("RUN", run));
        assertThat(answer.version()).isZero();
        assertThat(client.get("/news?after=" + answer.id()).version()).isEqualTo(1);
    }

    @Test
    @DisplayName("A server that was started again gives other ids, so what it told since is not missed")
    void startedAgain() throws IOException {
        String id = client.get("/news").id();
        restart(SHORT);
        Client.Answer answer = client.get("/news?after=" + id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.id()).isNotEqualTo(id);
    }

    @Test
    @DisplayName("HEAD is answered at once, as GET would be now, without the body")
    void head() {
        Client.Answer got = client.get("/news");
        String head = client.ask("HEAD", "/news").head();
        assertThat(head.replaceFirst("Date: .*", "")).isEqualTo(got.head().replaceFirst("Date: .*", ""));
        assertThat(client.ask("HEAD", "/news?after=" + got.id()).head()).startsWith("HTTP/1.1 204 ");
        assertThat(client.get("/news").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "BREW"})
    @DisplayName("Any other method: 405, and Allow says which there are")
    void otherMethods(String method) {
        for (String target : List.of("/news", "/events")) {
            Client.Answer answer =
                    client.ask(method, target, "Content-Length: 0").answer();
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.field("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news?screen=", "/news?screen=a.b", "/events?screen=%3Cb%3E", "/events?after=%zz"})
    @DisplayName("A screen's id that is none, or a query that is broken: 400")
    void badQuery(String target) {
        assertThat(client.get(target).status()).isEqualTo(400);
        assertThat(server.waiting()).isZero();
    }

    @Test
    @DisplayName("When as many wait as may, one more gets 503 with Retry-After, until one of them is answered")
    void tooMany() throws IOException {
        restart(new Limits(3, Duration.ofSeconds(25), Duration.ofSeconds(10)));
        String id = client.get("/news").id();
        List<Client> waiting = new ArrayList<>();
        waiting.add(new Client(server).stream("/events"));
        for (int i = 0; i < 2; i++) {
            waiting.add(new Client(server).ask("/news?after=" + id));
        }
        awaitWaiting(3);
        for (String target : List.of("/news?after=" + id, "/events")) {
            Client.Answer refused = client.get(target);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.field("Retry-After")).isEqualTo("5");
            assertThat(refused.body()).isEqualTo("503 Service Unavailable\n");
        }
        assertThat(client.get("/departures").status()).isEqualTo(200);
        Trains.change(board);
        awaitWaiting(1);
        client.ask("/news?after=" + client.get("/news").id());
        awaitWaiting(2);
        waiting.forEach(Client::close);
    }

    @Test
    @DisplayName("Five hundred requests wait and hold no thread; one change answers them all")
    void noThreadIsHeld() {
        String id = client.get("/news").id();
        List<Client> waiting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            waiting.add(new Client(server).ask("/news?after=" + id));
        }
        awaitWaiting(500);
        QueuedThreadPool threads = (QueuedThreadPool) server.threads();
        // The others are those that Jetty keeps for its selectors and acceptors, however many requests there are.
        await().untilAsserted(() -> assertThat(threads.getUtilizedThreads()).isLessThan(8));
        assertThat(client.get("/departures").status()).isEqualTo(200);
        Trains.change(board);
        for (Client one : waiting) {
            assertThat(one.answer().version()).isEqualTo(2);
            one.close();
        }
        assertThat(server.waiting()).isZero();
    }

    @Test
    @DisplayName("Clients that vanish while they wait are forgotten at the deadline, and the others are served")
    void vanished() throws IOException {
        restart(new Limits(100, Duration.ofMillis(500), Duration.ofSeconds(10)));
        String id = client.get("/news").id();
        for (int i = 0; i < 50; i++) {
            new Client(server).ask("/news?after=" + id).reset();
        }
        awaitWaiting(0);
        assertThat(client.get("/news").version()).isEqualTo(1);
    }
}
