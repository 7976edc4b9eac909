package wireup.toolbox.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wireup.polling.JettyServer;
import wireup.testsupport.RawSocket;

@Timeout(60)
class WireHandlerTest {

    private static final String EVENTS = "GET /wire/events HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Recorder recorder = new Recorder(200_000);
    private JettyServer server;

    @BeforeEach
    void start() throws IOException {
        server = JettyServer.on(0).start(new WireHandler(recorder, Duration.ofMillis(20)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** An event of the stream; a comment has none of these. */
    private record Event(long id, String type, JsonObject data) {}

    /** A browser's EventSource: reads the lines of chunks, one event a block. */
    private final class Source implements Closeable {
        private final Socket socket;
        private final BufferedReader lines;

        Source(String target, String... fields) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(15_000);
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", fields);
            socket.getOutputStream()
                    .write((head + (fields.length > 0 ? "\r\n\r\n" : "\r\n")).getBytes(StandardCharsets.US_ASCII));
            assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }

        /** The next line that begins like this. */
        String line(String start) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(start)) {
                line = lines.readLine();
            }
            return line;
        }

        Event next() throws IOException {
            String id = line("id: ").substring(4);
            String type = line("event: ").substring(7);
            String data = line("data: ").substring(6);
            return new Event(
                    Long.parseLong(id), type, JsonParser.parseString(data).getAsJsonObject());
        }

        /** The next that is not about totals. */
        Event nextChange() throws IOException {
            Event event = next();
            while (event.type().equals("totals")) {
                event = next();
            }
            return event;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private void exchange(String target) {
        Conversation conversation = new Conversation(recorder);
        byte[] request = ("GET " + target + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        conversation.passes(Side.CLIENT, request, request.length);
        conversation.isOver();
    }

    @Test
    @DisplayName("The stream begins with a reset and the record, and goes on with what comes")
    void stream() throws IOException {
        exchange("/a");
        try (Source source = new Source("/wire/events")) {
            assertThat(source.line("Content-Type")).isEqualTo("Content-Type: text/event-stream");
            Event reset = source.next();
            assertThat(reset.type()).isEqualTo("reset");
            Event open = source.nextChange();
            assertThat(open.data().get("kind").getAsString()).isEqualTo("open");
            Event request = source.nextChange();
            assertThat(request.id()).isEqualTo(reset.id() + 2);
            JsonObject data = request.data();
            assertThat(data.get("target").getAsString()).isEqualTo("/a");
            assertThat(data.get("from").getAsString()).isEqualTo("client");
            assertThat(data.get("complete").getAsBoolean()).isTrue();
            assertThat(data.has("upgrade")).as("what is not there is left out").isFalse();
            assertThat(Base64.getDecoder().decode(data.get("bytes").getAsString()))
                    .asString()
                    .isEqualTo("GET /a HTTP/1.1\r\n\r\n");
            assertThat(data.getAsJsonArray("fields").get(0).toString())
                    .isEqualTo("{\"name\":\"http.method\",\"at\":0,\"length\":3}");
            exchange("/b");
            source.nextChange();
            assertThat(source.nextChange().data().get("target").getAsString()).isEqualTo("/b");
        }
    }

    @Test
    @DisplayName("Totals come after a change, and those after the last change always")
    void totals() throws IOException {
        try (Source source = new Source("/wire/events")) {
            exchange("/a");
            exchange("/b");
            JsonObject data = new JsonObject();
            while (!data.has("requests")
                    || data.get("requests").getAsInt() < 2
                    || data.get("open").getAsInt() > 0) {
                data = source.next().data();
            }
            assertThat(data.get("connections").getAsInt()).isEqualTo(2);
            assertThat(data.get("overhead").getAsInt()).isEqualTo(38);
        }
    }

    @Test
    @DisplayName("Who was cut off goes on after what it saw, by field or by query; the field is newer")
    void goesOn() throws IOException {
        exchange("/a");
        long seen;
        try (Source source = new Source("/wire/events")) {
            source.nextChange();
            seen = source.nextChange().id();
        }
        for (String[] given : new String[][] {
            {"/wire/events", "Last-Event-ID: " + seen},
            {"/wire/events?after=" + seen},
            {"/wire/events?after=1", "Last-Event-ID: " + seen}
        }) {
            try (Source source = given.length == 1 ? new Source(given[0]) : new Source(given[0], given[1])) {
                Event next = source.nextChange();
                assertThat(next.type()).isEqualTo("message");
                assertThat(next.id()).isEqualTo(seen + 1);
            }
        }
    }

    @Test
    @DisplayName("A number of no use means from the beginning: of another run, too old, or none at all")
    void fromTheBeginning() throws IOException {
        long old;
        try (Source source = new Source("/wire/events")) {
            old = source.nextChange().id();
        }
        recorder.clear();
        long earlier = old - 1;
        long future = old + 1_000_000;
        for (String after : List.of("" + old, "" + earlier, "" + future, "x", "-1", "99999999999999999999", "")) {
            try (Source source = new Source("/wire/events?after=" + after)) {
                assertThat(source.next().type()).as("after %s", after).isEqualTo("reset");
            }
        }
    }

    @Test
    @DisplayName("A clear resets every page and the totals, but not the connections that are open")
    void clear() throws IOException {
        new Conversation(recorder);
        exchange("/a");
        try (Source source = new Source("/wire/events");
                RawSocket other = RawSocket.connect(server.port())) {
            source.nextChange();
            String head = other.send("POST /wire/clear HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                    .readHead();
            assertThat(head).startsWith("HTTP/1.1 204 ");
            Event event = source.nextChange();
            while (!event.type().equals("reset")) {
                event = source.nextChange();
            }
            event = source.next();
            while (!event.type().equals("totals")) {
                event = source.next();
            }
            assertThat(event.data().get("requests").getAsInt()).isZero();
            assertThat(event.data().get("overhead").getAsInt()).isZero();
            assertThat(event.data().get("open").getAsInt()).isEqualTo(1);
            assertThat(recorder.messages()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "A page that does not read holds no memory and no thread; when it reads, it gets a reset and the record")
    void slowPage() throws IOException {
        try (RawSocket slow = RawSocket.connect(server.port(), 64 * 1024)) {
            slow.send(EVENTS);
            slow.readHead();
            await().until(() -> recorder.readers() == 1);
            String target = "/" + "x".repeat(1_000);
            for (int i = 0; i < 20_000; i++) {
                exchange(target + i);
            }
            assertThat(recorder.weight()).isLessThanOrEqualTo(200_000);
            exchange("/last");
            exchange(target); // so that what is read next does not end with the last
            StringBuilder read = new StringBuilder();
            while (read.indexOf("\"target\":\"/last\"", read.length() - 3_000) < 0) {
                read.append(new String(slow.read(1_000), StandardCharsets.US_ASCII));
            }
            assertThat(read.toString()).contains("event: reset\n");
            assertThat(read.lastIndexOf("event: reset\n")).isGreaterThan(read.indexOf("event: reset\n"));
            assertThat(read.length()).as("what was dropped did not come").isLessThan(20_000_000);
        }
    }

    @Test
    @DisplayName("Many pages that wait hold no thread; when they are gone, the recorder knows none of them")
    void manyPages() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sources.add(new Source("/wire/events"));
        }
        assertThat(server.jetty().getThreadPool().getThreads()).isLessThan(100);
        exchange("/a");
        for (Source source : sources) {
            source.line("event: message");
            source.close();
        }
        exchange("/b");
        await().until(() -> recorder.readers() == 0);
    }

    @Test
    @DisplayName("A comment comes now and then as a heartbeat")
    void heartbeat() throws IOException {
        try (Source source = new Source("/wire/events")) {
            assertThat(source.line(":")).isEqualTo(":");
        }
    }

    @Test
    @DisplayName("Anything else is left to other handlers")
    void others() {
        for (String line : List.of("POST /wire/events", "GET /wire/clear", "GET /wire/", "GET /wire/events/")) {
            try (RawSocket socket = RawSocket.connect(server.port())) {
                assertThat(socket.send(line + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                                .readHead())
                        .startsWith("HTTP/1.1 404 ");
            }
        }
    }

    @Test
    @DisplayName("A server that stops ends the streams, and does not wait for them")
    void stops() throws IOException {
        try (RawSocket socket = RawSocket.connect(server.port()).send(EVENTS)) {
            socket.readHead();
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
            socket.readToEnd();
        }
        await().until(() -> recorder.readers() == 0);
    }
}
