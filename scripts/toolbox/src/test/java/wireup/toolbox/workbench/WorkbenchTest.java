package wireup.toolbox.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;
import wireup.toolbox.workbench.Stage.Status;

class WorkbenchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Stage.State> states = new LinkedBlockingQueue<>();
    private WorkbenchServer server;

    @BeforeEach
    void start() throws IOException {
        server = WorkbenchServer.start(0);
        Watched<Stage.State> state = server.stage().state();
        state.watch(() -> states.add(state.get()));
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(chapterProcesses()).as("processes left behind").isEmpty();
    }

    private static List<ProcessHandle> chapterProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .toList();
    }

    private Stage.State next(Status status) throws InterruptedException {
        for (Stage.State state = poll(); ; state = poll()) {
            if (state.status() == status) {
                return state;
            }
        }
    }

    private Stage.State poll() throws InterruptedException {
        Stage.State state = states.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(state).as("a further state").isNotNull();
        return state;
    }

    private String token() {
        return URI.create(server.url()).getFragment();
    }

    private String ask(String method, String path, String... fields) {
        String host = Stream.of(fields).anyMatch(field -> field.startsWith("Host:"))
                ? ""
                : "Host: localhost:" + server.port() + "\r\n";
        String request = method + " " + path + " HTTP/1.1\r\n" + host
                + Stream.of(fields).map(field -> field + "\r\n").reduce("", String::concat)
                + "Connection: close\r\n\r\n";
        try (RawSocket socket = RawSocket.connect(server.port())) {
            return socket.send(request).readTextToEnd();
        }
    }

    private HttpResponse<String> page() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + server.chapterPort() + "/");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    @Test
    @DisplayName("A chapter plays behind the tap until another is chosen; its server is gone then")
    void oneAfterTheOther() throws IOException, InterruptedException {
        assertThat(ask("POST", "/stage/03-raw-handshake", "Workbench-Token: " + token()))
                .startsWith("HTTP/1.1 202 ");
        assertThat(next(Status.PLAYING).chapter()).isEqualTo("03-raw-handshake");
        assertThat(page().body()).contains("<title>The handshake by hand</title>");
        List<ProcessHandle> before = chapterProcesses();
        assertThat(before).hasSize(1);

        assertThat(ask("POST", "/stage/04-raw-frames", "Workbench-Token: " + token()))
                .startsWith("HTTP/1.1 202 ");
        assertThat(next(Status.PLAYING).chapter()).isEqualTo("04-raw-frames");
        assertThat(page().body()).contains("<title>Frames by hand</title>");
        assertThat(chapterProcesses()).hasSize(1).doesNotContainAnyElementsOf(before);

        assertThat(ask("DELETE", "/stage", "Workbench-Token: " + token())).startsWith("HTTP/1.1 202 ");
        next(Status.EMPTY);
        assertThat(chapterProcesses()).isEmpty();
        try (RawSocket socket = RawSocket.connect(server.chapterPort())) {
            socket.expectEnd();
        }
    }

    @Test
    @DisplayName("A server that dies is told of with its last lines, and starts again when asked to")
    void diesAndStartsAgain() throws InterruptedException {
        server.stage().play(new Chapter("03-raw-handshake"));
        int first = next(Status.PLAYING).run();
        chapterProcesses().forEach(ProcessHandle::destroyForcibly);
        Stage.State died = next(Status.DIED);
        assertThat(died.exit()).isNotZero();
        assertThat(died.lines()).last().asString().contains("http://localhost:");
        server.stage().play(new Chapter("03-raw-handshake"));
        assertThat(next(Status.PLAYING).run()).isEqualTo(first + 1);
    }

    @Test
    @DisplayName("A chapter that cannot start: what java says is shown")
    void cannotStart() throws InterruptedException {
        server.stage().play(new Chapter("77-not-built"));
        Stage.State died = next(Status.DIED);
        assertThat(died.exit()).isNotZero();
        assertThat(died.lines()).first().asString().contains("not-built.jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Workbench-Token: ",
                "Workbench-Token: 0",
                "Workbench-Token: null",
                "Authorization: Bearer TOKEN",
                "Cookie: token=TOKEN",
                "X-Workbench-Token: TOKEN"
            })
    @DisplayName("Without the token nothing starts and nothing stops: 403")
    void withoutToken(String field) {
        String[] fields = field.isEmpty() ? new String[0] : new String[] {field.replace("TOKEN", token())};
        assertThat(ask("POST", "/stage/03-raw-handshake", fields)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("DELETE", "/stage", fields)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("POST", "/bill", fields)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("POST", "/bill/run", fields)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("POST", "/stage/03-raw-handshake?token=" + token(), fields))
                .startsWith("HTTP/1.1 403 ");
        assertThat(states).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /stage/99-unknown, 404",
        "POST, /stage/, 404",
        "POST, /stage/03-raw-handshake/, 404",
        "POST, /stage/..%2f..%2f03-raw-handshake, 400",
        "POST, /stage/03, 404",
        "POST, /stage, 405",
        "GET, /stage/03-raw-handshake, 405",
        "PUT, /stage/03-raw-handshake, 405",
        "DELETE, /chapters, 405",
        "PUT, /progress, 405",
        "POST, /book/chapters/03-raw-handshake/index.html, 405",
        "POST, /, 405",
        "CONNECT, localhost:1, 400",
    })
    @DisplayName("With the token too, only a chapter's exact name starts it, by POST")
    void onlyKnownChapters(String method, String path, int status) {
        assertThat(ask(method, path, "Workbench-Token: " + token())).startsWith("HTTP/1.1 " + status + " ");
        assertThat(states).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost",
                "Host: localhost:1",
                "Host: localhost.evil.example:PORT",
                "Host: 127.0.0.2:PORT",
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:9",
                "Origin: https://localhost:PORT",
                "Origin: http://localhost:PORT.evil.example",
                "Origin: http://evil.localhost:PORT",
                "Origin: http://localhost:CHAPTER"
            })
    @DisplayName("Another Host, or another site's Origin: 403 for every path, the token or not")
    void otherSites(String field) {
        String hostile = field.replace("PORT", Integer.toString(server.port()))
                .replace("CHAPTER", Integer.toString(server.chapterPort()));
        for (String path : List.of(
                "/", "/stage", "/bill", "/chapters", "/progress", "/wire/events", "/shared/workbench/", "/nothing")) {
            assertThat(ask("GET", path, hostile)).as(path).startsWith("HTTP/1.1 403 ");
        }
        String token = "Workbench-Token: " + token();
        assertThat(ask("POST", "/stage/03-raw-handshake", hostile, token)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("POST", "/wire/clear", hostile)).startsWith("HTTP/1.1 403 ");
        assertThat(states).isEmpty();
    }

    @Test
    @DisplayName("A request that names no host is refused, the token or not")
    void noHost() {
        for (String version : List.of("1.0", "1.1")) {
            try (RawSocket socket = RawSocket.connect(server.port())) {
                String request = "POST /stage/03-raw-handshake HTTP/" + version + "\r\nWorkbench-Token: " + token();
                assertThat(socket.send(request + "\r\n\r\n").readHead()).startsWith("HTTP/1.1 40");
            }
        }
        assertThat(states).isEmpty();
    }

    @Test
    @DisplayName("A body that is announced and never comes, or that says its length twice, keeps nobody waiting")
    void bodies() {
        for (String body : List.of(
                "Content-Length: 99999999999",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 9\r\nExpect: 100-continue")) {
            String answer = ask("POST", "/stage/99-unknown", "Workbench-Token: " + token(), body);
            assertThat(answer).as(body).matches("(?s)HTTP/1.1 40[04] .*");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, X-HTTP-Method-Override", "GET, X-HTTP-Method", "PUT, X-Method-Override"})
    @DisplayName("No field makes another method of a request")
    void methodOverride(String method, String field) {
        assertThat(ask(method, "/stage/03-raw-handshake", field + ": POST", "Workbench-Token: " + token()))
                .startsWith("HTTP/1.1 405 ");
        assertThat(states).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/book/chapters/03-raw-handshake/pom.xml",
                "/book/../../../../etc/passwd",
                "/book/%2e%2e/%2e%2e/pom.xml",
                "/book/chapters/..%2f..%2fpom.xml",
                "/book//etc/passwd",
                "/book/etc/passwd",
                "/book/pom.xml",
                "/book/.git/config",
                "/book/chapters",
                "/book/",
                "/shared/../../pom.xml",
                "/shared/%2e%2e/%2e%2e/pom.xml",
                "/shared/..%5c..%5cpom.xml",
                "/shared/workbench/..;/..;/..;/pom.xml",
                "/shared/",
                "/pom.xml",
                "/shared/workbench/index.html%00.md",
                "/book/target/practice/progress.json",
                "/target/practice/progress.json",
                "/progress/../pom.xml",
                "/stage/%2e%2e/pom.xml",
                "/book/%252e%252e/pom.xml"
            })
    @DisplayName("A path beyond the texts and the web folder: 4xx, and no file")
    void otherPaths(String path) {
        assertThat(ask("GET", path)).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("<project", "root:");
    }

    @Test
    @DisplayName("A text, its picture and the source that it leads to are shown; nobody may put them into a frame")
    void texts() {
        String text = ask("GET", "/book/chapters/03-raw-handshake/index.zh-CN.html");
        assertThat(text)
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: text/html;charset=utf-8", "<html lang=\"zh-CN\">", "frame-ancestors 'self'");
        assertThat(ask("GET", "/book/chapters/03-raw-handshake/images/page.en.png"))
                .contains("Content-Type: image/png", "X-Content-Type-Options: nosniff");
        assertThat(ask(
                        "GET",
                        "/book/chapters/03-raw-handshake/src/main/java/wireup/handshake/OpeningHandshake.java.html"))
                .contains("Content-Type: text/html;charset=utf-8", "package wireup.handshake;");
    }

    @Test
    @DisplayName("A hundred readers of the stage that never read cost no thread, and the next request is served")
    void watchers() {
        int before = Thread.activeCount();
        List<RawSocket> watchers = new ArrayList<>();
        while (watchers.size() < 100) { // one after the other: many at once would for a moment have a thread each
            RawSocket watcher = RawSocket.connect(server.port());
            watcher.send("GET /stage HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n");
            assertThat(watcher.readHead()).startsWith("HTTP/1.1 200 ");
            watchers.add(watcher);
        }
        assertThat(Thread.activeCount()).isLessThan(before + 50);
        assertThat(ask("GET", "/chapters")).startsWith("HTTP/1.1 200 ");
        watchers.forEach(RawSocket::reset);
        Awaitility.await()
                .untilAsserted(() -> assertThat(ask("GET", "/chapters")).startsWith("HTTP/1.1 200 "));
    }

    @Test
    @DisplayName("A stop ends every stream in order, and at once: no page that listens is waited for")
    void stopsStreams() {
        List<RawSocket> streams = new ArrayList<>();
        for (String path : List.of("/stage", "/bill", "/wire/events")) {
            RawSocket stream = RawSocket.connect(server.port());
            stream.send("GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n");
            assertThat(stream.readHead()).startsWith("HTTP/1.1 200 ").contains("Content-Type: text/event-stream");
            assertThat(stream.readChunk()).isNotEmpty();
            streams.add(stream);
        }
        server.close();
        for (RawSocket stream : streams) {
            // The last chunk. A stream that was cut off, after a second, has none.
            assertThat(stream.readTextToEnd()).endsWith("\r\n0\r\n\r\n");
            stream.close();
        }
    }
}
