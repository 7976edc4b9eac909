package wireup.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireup.testsupport.RawSocket;

/** An HTTP client at byte level, for responses that are held and for streams. */
final class Client implements AutoCloseable {

    private static final Pattern EVENT = Pattern.compile("id: ([a-z0-9]+-\\d+)\ndata: (\\{\"version\":(\\d+),.*})\n\n");

    /**
     * An event of a stream.
     *
     * @param length its bytes on the wire, with the line end before its chunk and the chunk's size
     */
    record Event(String id, String data, long version, long length) {}

    /**
     * A response.
     *
     * @param head status line and header fields, with the empty line
     */
    record Answer(String head, String body) {

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        String field(String name) {
            return Client.field(head, name);
        }

        /** The id of the version that it brought. */
        String id() {
            return field("ETag").replace("\"", "");
        }

        long version() {
            Matcher version = Pattern.compile("\\{\"version\":(\\d+),.*").matcher(body);
            assertThat(version.matches()).as(body).isTrue();
            return Long.parseLong(version.group(1));
        }
    }

    private final RawSocket socket;

    Client(PushServer server) {
        this(server.port());
    }

    Client(int port) {
        this(RawSocket.connect(port));
    }

    private Client(RawSocket socket) {
        this.socket = socket;
    }

    /** One whose receive buffer is small, and which may be slow to read. */
    static Client slow(PushServer server) {
        return new Client(RawSocket.connect(server.port(), 4 * 1024));
    }

    /** Sends a request, and reads nothing. */
    Client ask(String method, String target, String... fields) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        socket.send(request.append("\r\n").toString());
        return this;
    }

    Client ask(String target) {
        return ask("GET", target);
    }

    /** Opens a stream and reads its beginning. */
    Client stream(String target, String... fields) {
        ask("GET", target, fields);
        assertThat(head()).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nContent-Type: text/event-stream\r\n");
        assertThat(chunk()).isEqualTo("retry: 2000\n\n");
        return this;
    }

    String head() {
        return socket.readHead();
    }

    /** Reads a response whose body has a known length, or none. */
    Answer answer() {
        String head = socket.readHead();
        int length = head.contains("Content-Length: ") ? Integer.parseInt(field(head, "Content-Length")) : 0;
        return new Answer(head, new String(socket.read(length), UTF_8));
    }

    Answer get(String target) {
        return ask(target).answer();
    }

    /** Reads one chunk of a body; the last one is empty. */
    String chunk() {
        return new String(socket.readChunk(), UTF_8);
    }

    /** Reads the next event of a stream; heartbeats do not count. */
    Event event() {
        String chunk = chunk();
        while (chunk.equals(":\n\n")) {
            chunk = chunk();
        }
        Matcher event = EVENT.matcher(chunk);
        assertThat(event.matches()).as("an event: «%s»", chunk).isTrue();
        int length = chunk.getBytes(UTF_8).length;
        return new Event(
                event.group(1),
                event.group(2),
                Long.parseLong(event.group(3)),
                2 + Integer.toHexString(length).length() + 2 + length);
    }

    /** Reads one byte. True, so that it may stand in a condition. */
    boolean trickle() {
        socket.read(1);
        return true;
    }

    void reset() {
        socket.reset();
    }

    /** Expects the last chunk, the end of the body and the end of the connection. */
    void expectEndOfStream() {
        assertThat(chunk()).as("the last chunk").isEmpty();
        assertThat(socket.readTextToEnd()).isEqualTo("\r\n");
    }

    void expectEnd() {
        socket.expectEnd();
    }

    private static String field(String head, String name) {
        Matcher matcher = Pattern.compile("(?i)\r\n" + name + ": *(.*?)\r\n").matcher(head);
        assertThat(matcher.find()).as("%s in %s", name, head).isTrue();
        return matcher.group(1);
    }

    @Override
    public void close() {
        socket.close();
    }
}
