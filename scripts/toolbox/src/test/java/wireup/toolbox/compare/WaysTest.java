package wireup.toolbox.compare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wireup.polling.Board;
import wireup.polling.Departure;
import wireup.polling.Departure.Status;
import wireup.support.ChapterServer;
import wireup.testsupport.RawSocket;
import wireup.toolbox.bench.Cores;

/** Every kind of client with its real server, byte by byte. */
class WaysTest {

    private static final Board BOARD = BoardServer.BOARD;
    private static final Gson GSON = new Gson();
    private static final Duration OFTEN = Duration.ofMillis(1);

    /** A board that it has not shown yet, with so many lines. Its JSON has more bytes than characters. */
    private static void change(int lines) {
        List<Departure> departures = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            departures.add(new Departure("10:" + line, "Zürich", "IC 1", line + 1, Status.ON_TIME));
        }
        if (departures.equals(BOARD.snapshot().departures())) {
            BOARD.show(List.of());
        }
        BOARD.show(departures);
    }

    private static int jsonBytes() {
        return GSON.toJson(BOARD.snapshot()).getBytes(UTF_8).length;
    }

    private static Screen connect(Way way, ChapterServer server, Meter meter) throws IOException {
        return way.connect(server.port(), meter, OFTEN, new Random(1));
    }

    /** Reads on until the board as it is now has come. */
    private static void catchUp(Screen screen) throws IOException, InterruptedException {
        while (screen.version() < BOARD.snapshot().version()) {
            screen.next();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A client knows the board as it is, then each change; the board's JSON is what is useful")
    void board(Way way) throws IOException, InterruptedException {
        change(6);
        Meter meter = new Meter();
        try (ChapterServer server = way.serve(BOARD);
                Screen screen = connect(way, server, meter)) {
            screen.open();
            assertThat(screen.version()).isEqualTo(BOARD.snapshot().version());
            for (int lines = 0; lines < 3; lines++) {
                Counts before = meter.counts();
                change(lines);
                int useful = jsonBytes();
                catchUp(screen);
                Counts counts = meter.counts().since(before);
                assertThat(counts.boards()).isOne();
                assertThat(counts.useful()).isEqualTo(useful);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "6, 4"})
    @DisplayName("A WebSocket update costs 2 bytes of framing for up to 125 bytes, 4 for more, and no request")
    void framing(int lines, int framing) throws IOException, InterruptedException {
        Meter meter = new Meter();
        try (ChapterServer server = Way.WEBSOCKET.serve(BOARD);
                Screen screen = connect(Way.WEBSOCKET, server, meter)) {
            screen.open();
            Counts before = meter.counts();
            change(lines);
            catchUp(screen);
            Counts counts = meter.counts().since(before);
            assertThat(counts.overhead()).isEqualTo(framing);
            assertThat(counts.sent()).isZero();
            assertThat(counts.requests()).isZero();
        }
    }

    @Test
    @DisplayName("A poll costs its request and the whole response; nothing new costs the same without the board")
    void polling() throws IOException, InterruptedException {
        change(6);
        Meter meter = new Meter();
        try (ChapterServer server = Way.POLLING_1S.serve(BOARD);
                Screen screen = connect(Way.POLLING_1S, server, meter);
                RawSocket witness = RawSocket.connect(server.port())) {
            String first = Chromium.fetch(server.port(), "/departures", "");
            String head = witness.send(first).readHead();
            witness.read(jsonBytes());
            screen.open();
            assertThat(meter.counts())
                    .isEqualTo(new Counts(1, 1, first.length(), head.length() + jsonBytes(), jsonBytes()));

            Counts before = meter.counts();
            screen.next();
            String tag = head.lines()
                    .filter(line -> line.startsWith("ETag: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("ETag: ".length());
            String again = Chromium.fetch(server.port(), "/departures", "If-None-Match: " + tag + "\n");
            String nothing = witness.send(again).readHead();
            assertThat(nothing).startsWith("HTTP/1.1 304 ");
            assertThat(meter.counts().since(before)).isEqualTo(new Counts(1, 0, again.length(), nothing.length(), 0));
        }
    }

    @Test
    @DisplayName("By long polling an update costs one request and one response, and the next question is asked already")
    void longPolling() throws IOException, InterruptedException {
        change(6);
        Meter meter = new Meter();
        try (ChapterServer server = Way.LONG_POLLING.serve(BOARD);
                Screen screen = connect(Way.LONG_POLLING, server, meter)) {
            screen.open();
            Counts before = meter.counts();
            assertThat(before.requests()).isEqualTo(2);
            change(5);
            catchUp(screen);
            Counts counts = meter.counts().since(before);
            assertThat(counts.requests()).isOne();
            assertThat(counts.boards()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SSE", "WEBSOCKET"})
    @DisplayName("The bytes that a stream counts are those that another socket gets")
    void witness(Way way) throws IOException, InterruptedException {
        change(6);
        Meter meter = new Meter();
        try (ChapterServer server = way.serve(BOARD);
                Screen screen = connect(way, server, meter);
                RawSocket witness = RawSocket.connect(server.port())) {
            String request = way == Way.SSE
                    ? Chromium.eventSource(server.port(), "/events")
                    : Chromium.webSocket(server.port(), "/departures");
            String head = witness.send(request).readHead();
            screen.open();
            int opened = (int) meter.counts().received() - head.length();
            witness.read(opened);

            Counts before = meter.counts();
            change(5);
            catchUp(screen);
            Counts counts = meter.counts().since(before);
            String update = new String(witness.read((int) counts.received()), ISO_8859_1);
            String board = new String(GSON.toJson(BOARD.snapshot()).getBytes(UTF_8), ISO_8859_1);
            // An event has before it the length of its chunk, its id and "data: ". Jetty ends a chunk with the next
            // one.
            assertThat(update).contains(board).endsWith(way == Way.SSE ? "\n\n" : "]}");
            assertThat(counts.overhead()).isEqualTo(update.length() - board.length());
        }
    }

    @Test
    @DisplayName("A WebSocket client that does not read is disconnected, and the others get every change")
    void slowReader() throws IOException, InterruptedException {
        try (ChapterServer server = Way.WEBSOCKET.serve(BOARD);
                Screen screen = connect(Way.WEBSOCKET, server, new Meter());
                RawSocket slow = RawSocket.connect(server.port(), 4 * 1024)) {
            screen.open();
            slow.send(Chromium.webSocket(server.port(), "/departures")).readHead();
            for (int changes = 0; changes < 120; changes++) {
                change(600 + changes % 2); // some 60 KB each: more than the systems buffer
                catchUp(screen);
            }
            slow.readToEnd(); // fails if there is no end
        }
    }

    @Test
    @DisplayName("A fetch is sent with the fields of the Chromium in chapter 01's text, to the byte")
    void chromium() throws IOException {
        String text = Files.readString(Path.of("../../chapters/01-ajax-polling/README.md"));
        String request = Chromium.fetch(54967, "/departures?screen=x7k2f0", "If-None-Match: \"3muadin4680v2-1\"\n");
        assertThat(text).contains("(588 bytes)").contains(request.strip().replace("\r\n", "\n"));
        assertThat(request).hasSize(588);
    }

    @Test
    @DisplayName("A server that answers otherwise, or not at all, ends the measurement with one sentence")
    void failures() throws IOException, InterruptedException {
        Screens screens;
        try (ChapterServer server = Way.POLLING_1S.serve(BOARD)) {
            assertThatThrownBy(() -> Screens.open(Way.SSE, server.port(), 50, OFTEN))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the server answered 404 and not 200");
            screens = Screens.open(Way.POLLING_1S, server.port(), 2, OFTEN);
        }
        try (screens) {
            assertThatThrownBy(() -> screens.await(Long.MAX_VALUE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("A whole measurement, with the server in a process of its own")
    void trial(@TempDir Path logs) throws IOException, InterruptedException {
        try (Trial trial = Trial.start(Way.WEBSOCKET, logs, new Cores("", ""))) {
            trial.warmUp(Duration.ofMillis(50));
            Sample sample = trial.measure(3, Duration.ofSeconds(1));
            assertThat(sample.changes()).isEqualTo(2);
            assertThat(sample.counts().boards()).isEqualTo(6);
            assertThat(sample.overheadPerUpdate()).isEqualTo(4);
            assertThat(sample.staleness().max()).isPositive();
            assertThat((double) sample.cost().setUp()).isGreaterThan(sample.usefulPerUpdate());
        }
    }
}
