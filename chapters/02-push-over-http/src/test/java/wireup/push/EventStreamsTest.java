package wireup.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Board;
import wireup.polling.Departure;
import wireup.polling.Departure.Status;

class EventStreamsTest {

    private static final Limits QUICK = new Limits(100, Duration.ofSeconds(25), Duration.ofMillis(100));

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

    private void restart(Limits limits) throws IOException {
        stop();
        server = PushServer.start(0, board, limits);
        client = new Client(server);
    }

    private void awaitWaiting(int count) {
        await().until(() -> server.waiting() == count);
    }

    @Test
    @DisplayName("A stream begins with how soon to reconnect and the newest board; then each change is an event")
    void bytes() {
        String head = client.ask("/events").head();
        assertThat(head).matches("""
                        HTTP/1.1 200 OK\r
                        Date: .*\r
                        Cache-Control: no-store\r
                        Content-Type: text/event-stream\r
                        Transfer-Encoding: chunked\r
                        \r
                        """);
        assertThat(client.chunk()).isEqualTo("retry: 2000\n\n");
        for (int version = 1; version <= 3; version++) {
            assertThat(client.chunk())
                    .matches("id: [a-z0-9]+-" + version + "\ndata: \\{\"version\":" + version
                            + ",\"departures\":\\[\\{\"time\":\"10:04\",\"destination\":\"Zürich\",\"train\":\"EC 27\","
                            + "\"platform\":" + version + ",\"status\":\"ON_TIME\"}]}\n\n");
            Trains.change(board);
        }
    }

    @Test
    @DisplayName("Line ends in a destination stay inside their JSON string: no event is torn, and none forged")
    void lineEnds() {
        client.stream("/events").event();
        board.show(List.of(new Departure("10:04", "\n\ndata: forged\r\n", "EC 27", 1, Status.ON_TIME)));
        assertThat(client.event().data()).contains("\"\\n\\ndata: forged\\r\\n\"");
    }

    @Test
    @DisplayName("However quick the changes, each is told once and in order, to each of twenty streams")
    void everyVersion() {
        List<Client> streams = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            streams.add(new Client(server).stream("/events"));
        }
        awaitWaiting(20);
        for (Client stream : streams) {
            assertThat(stream.event().version()).isEqualTo(1);
        }
        Trains.change(board, 300);
        for (Client stream : streams) {
            for (long version = 2; version <= 301; version++) {
                assertThat(stream.event().version()).isEqualTo(version);
            }
            stream.close();
        }
    }

    @Test
    @DisplayName("Last-Event-ID, or ?after=, goes on after that version; the header says it later and wins")
    void lastEventId() {
        String first = client.stream("/events").event().id();
        Trains.change(board, 2);
        String second = client.event().id();
        try (Client header = new Client(server).stream("/events", "Last-Event-ID: " + first);
                Client query = new Client(server).stream("/events?after=" + first);
                Client both = new Client(server).stream("/events?after=" + first, "Last-Event-ID: " + second)) {
            assertThat(header.event().version()).as("the first event's version").isEqualTo(2);
            assertThat(header.event().version()).isEqualTo(3);
            assertThat(query.event().version()).isEqualTo(2);
            assertThat(both.event().version()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "The connection is cut forty times while the board changes, and no announcement is missed or told twice")
    void cutForty() {
        Random random = new Random(2);
        client.stream("/events");
        Client.Event last = client.event();
        List<Long> seen = new ArrayList<>(List.of(last.version()));
        for (int cut = 0; cut < 40; cut++) {
            Trains.change(board, 1 + random.nextInt(4));
            client.reset();
            Trains.change(board, random.nextInt(4));
            client = new Client(server).stream("/events", "Last-Event-ID: " + last.id());
            while (last.version() < board.snapshot().version() - random.nextInt(2)) {
                last = client.event();
                seen.add(last.version());
            }
        }
        assertThat(seen)
                .hasSizeGreaterThan(80)
                .isEqualTo(LongStream.rangeClosed(1, seen.getLast()).boxed().toList());
        assertThat(seen.getLast()).isGreaterThanOrEqualTo(board.snapshot().version() - 1);
    }

    @Test
    @DisplayName("The id of another run of the server: everything that this one remembers")
    void startedAgain() throws IOException {
        String id = client.stream("/events").event().id();
        Trains.change(board, 2);
        restart(QUICK);
        client.stream("/events", "Last-Event-ID: " + id);
        for (long version = 0; version <= 3; version++) {
            assertThat(client.event().version()).isEqualTo(version);
        }
    }

    @Test
    @DisplayName("A quiet stream carries a comment as heartbeat, again and again")
    void heartbeat() throws IOException {
        restart(QUICK);
        client.stream("/events").event();
        for (int i = 0; i < 3; i++) {
            assertThat(client.chunk()).isEqualTo(":\n\n");
        }
        Trains.change(board);
        assertThat(client.event().version()).isEqualTo(2);
    }

    @Test
    @DisplayName("A client that is gone is noticed by the heartbeat that cannot be written")
    void goneClient() throws IOException {
        restart(QUICK);
        for (int i = 0; i < 20; i++) {
            Client gone = new Client(server).stream("/events");
            gone.event();
            if (i % 2 == 0) {
                gone.reset();
            } else {
                gone.close();
            }
        }
        awaitWaiting(0);
        assertThat(client.stream("/events").event().version()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "A client that does not read delays nobody and fills no queue; when it reads, it is told what is remembered")
    void slowReader() {
        List<Departure> long1 = lines('x');
        List<Departure> long2 = lines('y');
        try (Client slow = Client.slow(server).stream("/events")) {
            client.stream("/events").event();
            for (int change = 0; change < 3_000; change++) {
                board.show(change % 2 == 0 ? long1 : long2);
                client.event();
            }
            long newest = board.snapshot().version();
            long before = slow.event().version();
            long skipped = 0;
            while (before < newest) {
                long version = slow.event().version();
                assertThat(version).isGreaterThan(before);
                skipped += version - before - 1;
                before = version;
            }
            // It was told what was in flight, then the thousand that the board remembers.
            assertThat(skipped).isBetween(1_000L, 2_000L);
        }
    }

    @Test
    @DisplayName("A client that reads a byte now and then is cut off; those that read go on, and it may come again")
    void trickle() throws IOException {
        restart(QUICK);
        try (Client slow = Client.slow(server).stream("/events")) {
            Client.Event first = slow.event();
            client.stream("/events").event();
            for (int change = 0; change < 500; change++) {
                board.show(lines(change % 2 == 0 ? 'x' : 'y'));
                client.event();
            }
            await().until(() -> slow.trickle() && server.waiting() == 1);
            Trains.change(board);
            assertThat(client.event().version()).isEqualTo(502);
            try (Client again = new Client(server).stream("/events", "Last-Event-ID: " + first.id())) {
                assertThat(again.event().version()).isEqualTo(2);
            }
        }
    }

    /** A board of some 16 kilobytes, so that the system's own buffers are soon full. */
    private static List<Departure> lines(char filling) {
        List<Departure> lines = new ArrayList<>();
        for (int train = 0; train < 100; train++) {
            lines.add(new Departure("10:04", String.valueOf(filling).repeat(80), "EC " + train, 1, Status.ON_TIME));
        }
        return lines;
    }

    @Test
    @DisplayName("HEAD is answered at once with a stream's header fields, and opens none")
    void head() {
        assertThat(client.ask("HEAD", "/events").head())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Type: text/event-stream\r\n")
                .doesNotContain("Content-Length");
        assertThat(client.get("/news").status()).as("no body came in between").isEqualTo(200);
    }

    @Test
    @DisplayName("A stream is one request, and what it cost is on its bill while it goes on, to the byte")
    void bill() {
        client.ask("GET", "/events?screen=a");
        long sent = bytes(client.head()) + bytes("D\r\n") + bytes(client.chunk());
        Client.Event event = client.event();
        Trains.change(board);
        Client.Event update = client.event();
        sent += event.length() + update.length();
        long useful = bytes(event.data()) + bytes(update.data());
        try (Client reader = new Client(server)) {
            await().until(() -> bill(reader).get("useful").getAsLong() == useful);
            JsonObject bill = bill(reader);
            assertThat(bill.get("requests").getAsLong()).isEqualTo(1);
            assertThat(bill.get("received").getAsLong())
                    .isEqualTo("GET /events?screen=a HTTP/1.1\r\nHost: localhost\r\n\r\n".length());
            assertThat(bill.get("sentHeaders").getAsLong()).isEqualTo(sent - useful);
            assertThat(bill.get("samples").getAsLong())
                    .as("the first board is no update")
                    .isEqualTo(1);

            server.close();
            client.expectEndOfStream();
        }
    }

    private static long bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static JsonObject bill(Client reader) {
        return new Gson().fromJson(reader.get("/bill?screen=a").body(), JsonObject.class);
    }

    @Test
    @DisplayName("At a stop requests that are held get 204, streams end in order, and the port is free within a second")
    void atStop() throws IOException {
        int port = server.port();
        client.stream("/events").event();
        try (Client held = new Client(server);
                Client again = new Client(server)) {
            held.ask("/news?after=" + held.get("/news").id());
            awaitWaiting(2);
            long before = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(held.answer().status()).isEqualTo(204);
            client.expectEndOfStream();
            held.expectEnd();
            again.expectEnd();
        }
        PushServer.start(port, board).close();
    }

    @Test
    @DisplayName("A client that does not read cannot hold up a stop")
    void stopWithASlowReader() {
        Client slow = Client.slow(server).stream("/events");
        for (int change = 0; change < 1_000; change++) {
            board.show(lines(change % 2 == 0 ? 'x' : 'y'));
        }
        long before = System.nanoTime();
        server.close();
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(3));
        slow.close();
    }

    @Test
    @DisplayName("What the text shows: the day of seed 1, and less than 50 bytes that frame an event")
    void asInTheText() throws IOException {
        try (PushServer day = PushServer.start(0, 1);
                Client asking = new Client(day);
                Client stream = new Client(day)) {
            assertThat(asking.get("/news").head()).matches("""
                            HTTP/1.1 200 OK\r
                            Date: .*\r
                            Cache-Control: no-store\r
                            ETag: "[a-z0-9]+-1"\r
                            Content-Type: application/json\r
                            Content-Length: 556\r
                            \r
                            """);
            Client.Event first = stream.stream("/events").event();
            assertThat(first.data())
                    .startsWith("{\"version\":1,\"departures\":[{\"time\":\"10:04\",\"destination\":\"Lyon\",");
            assertThat(first.length() - bytes(first.data())).isLessThan(50);
        }
    }
}
