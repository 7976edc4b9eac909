package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.polling.Departure.Status;
import wireup.testsupport.RawSocket;

class DeparturesTest {

    private static final Departure ZURICH = new Departure("10:04", "Zürich", "EC 27", 4, Status.ON_TIME);

    private final DrivenBoard board = new DrivenBoard();
    private PollingServer server;
    private RawSocket socket;

    @BeforeEach
    void start() throws IOException {
        board.show(List.of(ZURICH));
        server = PollingServer.start(0, board);
        socket = RawSocket.connect(server.port());
    }

    @AfterEach
    void stop() {
        socket.close();
        server.close();
    }

    private Http get(String... fields) {
        return Http.get(socket, "/departures", fields);
    }

    @Test
    @DisplayName("GET answers 200 with the board as JSON in UTF-8, a strong entity tag and no-cache")
    void getAnswersTheBoard() {
        Http response = get();
        assertThat(response.head()).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(response.field("Content-Type")).isEqualTo("application/json");
        assertThat(response.field("Cache-Control")).isEqualTo("no-cache");
        assertThat(response.field("ETag")).matches("\"[a-z0-9]+-1\"");
        assertThat(response.body()).isEqualTo("""
                        {"version":1,"departures":[{"time":"10:04","destination":"Zürich","train":"EC 27",\
                        "platform":4,"status":"ON_TIME"}]}""");
    }

    @Test
    @DisplayName("Quotes, line ends and markup in a destination stay inside their JSON string")
    void jsonIsEscaped() {
        board.show(List.of(new Departure("10:04", "\"},\r\n<script>\\\u2028", "EC 27", 4, Status.ON_TIME)));
        assertThat(get().body()).contains("\"destination\":\"\\\"},\\r\\n\\u003cscript\\u003e\\\\\\u2028\",\"train\":");
    }

    @Test
    @DisplayName("The entity tag is the same as long as the board is, and another after each change")
    void entityTagChangesWithTheBoard() {
        String first = get().field("ETag");
        assertThat(get().field("ETag")).isEqualTo(first);
        board.show(List.of(ZURICH));
        assertThat(get().field("ETag")).as("shown again, not changed").isEqualTo(first);
        board.show(List.of(ZURICH.on(5)));
        String second = get().field("ETag");
        board.show(List.of(ZURICH));
        assertThat(List.of(first, second, get().field("ETag"))).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("A server that was started again has other entity tags, even for the same version")
    void entityTagDoesNotSurviveTheServer() throws IOException {
        String before = get().field("ETag");
        try (PollingServer again = PollingServer.start(0, board);
                RawSocket other = RawSocket.connect(again.port())) {
            Http response = Http.get(other, "/departures", "If-None-Match: " + before);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.field("ETag")).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-None-Match: TAG",
                "If-None-Match: W/TAG",
                "If-None-Match: *",
                "If-None-Match: \"other\", TAG",
                "If-None-Match: \"a,b\",W/TAG , \"c\"",
                "If-None-Match: ,,TAG,",
                "If-None-Match: \"other\"\r\nIf-None-Match: TAG",
                "if-none-match:TAG"
            })
    @DisplayName("If-None-Match with the current entity tag, weak or strong, in any list, or *: 304 with ETag, no body")
    void notModified(String field) {
        String tag = get().field("ETag");
        Http response = get(field.replace("TAG", tag));
        assertThat(response.head()).startsWith("HTTP/1.1 304 Not Modified\r\n");
        assertThat(response.field("ETag")).isEqualTo(tag);
        assertThat(response.field("Cache-Control")).isEqualTo("no-cache");
        assertThat(response.head()).doesNotContain("Content-", "Transfer-Encoding");
        assertThat(get().status())
                .as("the next response begins right after the head")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-None-Match: \"other\"",
                "If-None-Match: W/\"other\", \"TAG\"",
                "If-None-Match: w/TAG",
                "If-None-Match: \"*\"",
                "If-None-Match: *, TAG",
                "If-None-Match: x TAG",
                "If-None-Match: TAG TAG",
                "If-None-Match:",
                "If-Match: TAG"
            })
    @DisplayName("If-None-Match without the current entity tag, or against the grammar: 200 with the board")
    void modified(String field) {
        String tag = get().field("ETag");
        assertThat(get(field.replace("TAG", tag)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("HEAD answers as GET does, 200 or 304, without the body")
    void head() {
        Http got = get();
        String head = socket.send(Http.request("HEAD", "/departures")).readHead();
        assertThat(head.replaceFirst("Date: .*", "")).isEqualTo(got.head().replaceFirst("Date: .*", ""));
        String tag = "If-None-Match: " + got.field("ETag");
        assertThat(socket.send(Http.request("HEAD", "/departures", tag)).readHead())
                .startsWith("HTTP/1.1 304 ");
        assertThat(get()).as("no body came in between").extracting(Http::status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "BREW"})
    @DisplayName("Any other method: 405, and Allow says which there are")
    void otherMethods(String method) {
        for (String target : List.of("/departures", "/bill?screen=a")) {
            Http response = Http.response(socket.send(Http.request(method, target, "Content-Length: 0")));
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.field("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a%20b",
                "%3Cb%3E",
                "%zz",
                "%ff",
                "ü",
                "a.b",
                "12345678901234567890123456789012345678901"
            })
    @DisplayName("A screen's id that is not 1 to 40 letters, digits and hyphens: 400")
    void badScreen(String id) {
        for (String target : List.of("/departures", "/bill")) {
            try (RawSocket other = RawSocket.connect(server.port())) {
                assertThat(Http.get(other, target + "?screen=" + id).status()).isEqualTo(400);
            }
        }
    }

    @Test
    @DisplayName("A failure inside: 500 with one line that tells nothing of the inside, and the next request is served")
    void failureInside() {
        board.setBroken(true);
        Http response = get();
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.field("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(response.body()).isEqualTo("500 Server Error\n");
        board.setBroken(false);
        assertThat(get().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("What the text shows: the day of seed 1 begins with 556 bytes for 10 seconds, that of seed 5 lasts 20")
    void asInTheText() throws IOException {
        Board first = new Board();
        try (Station station = new Station(first, 1);
                Station other = new Station(new Board(), 5);
                PollingServer day = PollingServer.start(0, first);
                RawSocket client = RawSocket.connect(day.port())) {
            assertThat(Http.get(client, "/departures").head()).matches("""
                            HTTP/1.1 200 OK\r
                            Date: .*\r
                            ETag: "[a-z0-9]+-1"\r
                            Cache-Control: no-cache\r
                            Content-Type: application/json\r
                            Content-Length: 556\r
                            \r
                            """);
            assertThat(station.nextPause()).isGreaterThan(Duration.ofSeconds(10));
            assertThat(other.nextPause()).isEqualTo(Duration.ofSeconds(20));
        }
    }

    @Test
    @DisplayName("The page is served at /, what the chapters share at /shared, and nothing else is found")
    void files() {
        assertThat(Http.get(socket, "/").body()).contains("<script type=\"module\" src=\"app.js\"></script>");
        assertThat(Http.get(socket, "/app.js").field("Content-Type")).startsWith("text/javascript");
        assertThat(Http.get(socket, "/shared/page.js").status()).isEqualTo(200);
        assertThat(Http.get(socket, "/no-such-file").body()).isEqualTo("404 Not Found\n");
        assertThat(Http.get(socket, "/departures/").status()).isEqualTo(404);
    }
}
