package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Departure.Status;
import wireup.testsupport.RawSocket;

class BillTest {

    private static final Departure WIEN = new Departure("10:04", "Wien", "EC 27", 1, Status.ON_TIME);

    private final AtomicLong nanoTime = new AtomicLong();
    private final DrivenBoard board = new DrivenBoard(nanoTime::get);
    private PollingServer server;
    private RawSocket socket;

    @BeforeEach
    void start() throws IOException {
        board.show(List.of(WIEN));
        server = PollingServer.start(0, board);
        socket = RawSocket.connect(server.port());
    }

    @AfterEach
    void stop() {
        socket.close();
        server.close();
    }

    private Bill.Total bill(String screen) {
        return new Gson().fromJson(Http.get(socket, "/bill?screen=" + screen).body(), Bill.Total.class);
    }

    /** Asks as the page does, with the tag of the board that it has. */
    private Http ask(String screen, String... tags) {
        return Http.get(
                socket,
                "/departures?screen=" + screen,
                tags.length == 0 ? new String[0] : new String[] {"If-None-Match: " + tags[0]});
    }

    private void passMillis(long millis) {
        nanoTime.addAndGet(millis * 1_000_000);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    @DisplayName("The bill is, byte for byte, what this socket sent and received; other requests between are not on it")
    void byteForByte() {
        String first = Http.request("GET", "/departures?screen=mine");
        Http news = Http.response(socket.send(first));
        assertThat(Http.get(socket, "/").status()).isEqualTo(200);
        assertThat(ask("other").status()).isEqualTo(200);
        String second = Http.request("GET", "/departures?screen=mine", "If-None-Match: " + news.field("ETag"), "X: yz");
        Http nothing = Http.response(socket.send(second));
        assertThat(bill("mine").requests()).isEqualTo(2);
        board.show(List.of(WIEN.on(12)));
        Http more = Http.response(socket.send(second));
        assertThat(List.of(news.status(), nothing.status(), more.status())).containsExactly(200, 304, 200);

        Bill.Total bill = bill("mine");
        assertThat(bill.requests()).as("requests").isEqualTo(3);
        assertThat(bill.nothingNew()).as("answers with nothing new").isEqualTo(1);
        assertThat(bill.received()).as("bytes of requests").isEqualTo(bytes(first) + 2L * bytes(second));
        assertThat(bill.sentHeaders())
                .as("bytes of heads")
                .isEqualTo(bytes(news.head()) + bytes(nothing.head()) + bytes(more.head()));
        assertThat(bill.useful()).as("useful bytes").isEqualTo(bytes(news.body()) + bytes(more.body()));
        assertThat(bill.sentErrors()).as("bytes of errors").isZero();
        double all = bill.received() + bill.sentHeaders() + bill.useful();
        assertThat(bill.usefulPercent()).isEqualTo(100 * bill.useful() / all);
    }

    @Test
    @DisplayName(
            "A request that comes in single bytes costs as many bytes, and one over a second connection counts too")
    void splitAndSecondConnection() {
        String request = Http.request("GET", "/departures?screen=mine");
        request.chars().forEach(c -> socket.send((byte) c));
        assertThat(Http.response(socket).status()).isEqualTo(200);
        // On each connection the next request is served when the one before is billed.
        assertThat(Http.get(socket, "/").status()).isEqualTo(200);
        try (RawSocket second = RawSocket.connect(server.port())) {
            assertThat(Http.response(second.send(request)).status()).isEqualTo(200);
            assertThat(Http.get(second, "/bill?screen=mine").body()).contains("\"received\":" + 2 * bytes(request));
        }
    }

    @Test
    @DisplayName("Errors and HEAD are paid for and bring no useful byte")
    void errorsAndHead() {
        board.setBroken(true);
        Http error = ask("mine");
        board.setBroken(false);
        String head =
                socket.send(Http.request("HEAD", "/departures?screen=mine")).readHead();
        Http method = Http.response(socket.send(Http.request("DELETE", "/departures?screen=mine")));

        Bill.Total bill = bill("mine");
        assertThat(List.of(error.status(), method.status())).containsExactly(500, 405);
        assertThat(bill.requests()).isEqualTo(3);
        assertThat(bill.sentHeaders()).isEqualTo(bytes(error.head()) + bytes(head) + bytes(method.head()));
        assertThat(bill.sentErrors()).isEqualTo(bytes(error.body()) + bytes(method.body()));
        assertThat(bill.useful()).isZero();
        assertThat(bill.usefulPercent()).isZero();
    }

    @Test
    @DisplayName(
            "Staleness runs from the first change that the screen had missed until the answer; the first board has none")
    void staleness() {
        String seen = ask("mine").field("ETag");
        assertThat(bill("mine").samples()).isZero();
        passMillis(1_000);
        board.show(List.of(WIEN.on(2)));
        passMillis(300);
        board.show(List.of(WIEN.on(3)));
        passMillis(200);
        seen = ask("mine", "\"other\", W/" + seen).field("ETag");
        assertThat(bill("mine").staleWorst()).as("the worst staleness, ms").isEqualTo(500);
        assertThat(bill("mine").staleMedian()).isEqualTo(500);

        passMillis(5_000);
        assertThat(ask("mine", seen).status()).isEqualTo(304);
        board.show(List.of(WIEN.on(4)));
        passMillis(100);
        assertThat(ask("mine", seen).status()).isEqualTo(200);
        assertThat(bill("mine").samples()).isEqualTo(2);
        assertThat(bill("mine").staleWorst()).isEqualTo(500);
        assertThat(bill("mine").staleMedian()).isEqualTo((500 + 100) / 2);
    }

    @Test
    @DisplayName("A version that never was, or is forgotten, gives no staleness")
    void unknownVersions() {
        String tag = ask("mine").field("ETag");
        for (String version : List.of("7", "999999999999999999", "9999999999999999999", "-1", "x")) {
            assertThat(ask("mine", tag.replace("-1\"", "-" + version + "\"")).status())
                    .isEqualTo(200);
        }
        for (int change = 1; change <= 2_000; change++) {
            board.show(List.of(WIEN.on(change + 1)));
        }
        assertThat(ask("mine", tag).status()).isEqualTo(200);
        assertThat(bill("mine").samples()).isZero();
    }

    @Test
    @DisplayName("The median is that of the last 200 samples, the worst is that of all")
    void boundedSamples() {
        Bill bill = new Bill();
        for (int millis : new int[] {9_000, 8_000, 7_000}) {
            bill.add(stale(millis));
        }
        for (int sample = 0; sample < 200; sample++) {
            bill.add(stale(sample));
        }
        assertThat(bill.total().samples()).isEqualTo(200);
        assertThat(bill.total().staleMedian()).isEqualTo((99 + 100) / 2);
        assertThat(bill.total().staleWorst()).isEqualTo(9_000);
    }

    private static Bill.Exchange stale(long millis) {
        return new Bill.Exchange(200, 0, 0, 0, Optional.of(Duration.ofMillis(millis)));
    }

    @Test
    @DisplayName("There are at most 1,000 bills: the one used least lately goes, one that is looked at stays")
    void boundedBills() {
        ask("old");
        ask("kept");
        for (int screen = 0; screen < 1_000; screen++) {
            ask("s" + screen);
            assertThat(bill("kept").requests()).isEqualTo(1);
        }
        assertThat(bill("old").requests()).isZero();
        assertThat(bill("s0").requests()).isZero();
        assertThat(bill("s1").requests()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "A bill must name its screen: 400; a screen that never asked owes nothing; a bill is not stored in caches")
    void whoseBill() {
        Http empty = Http.get(socket, "/bill?screen=nobody");
        assertThat(empty.field("Cache-Control")).isEqualTo("no-store");
        assertThat(empty.body()).startsWith("{\"requests\":0,\"nothingNew\":0,\"received\":0,\"sentHeaders\":0,");
        assertThat(Http.get(socket, "/bill").body()).isEqualTo("400 Say which screen's bill: /bill?screen=ID\n");
    }
}
