package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wireup.frames.Frames.Answer;
import wireup.testsupport.RawSocket;

/** A WebSocket client at byte level: it can be as wrong as a test needs it. */
final class Client implements AutoCloseable {

    private final RawSocket socket;
    private final String head;

    private Client(RawSocket socket, String firstFrame, String... fields) {
        this.socket = socket;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(handshake(fields).getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(Frames.bytes(firstFrame));
        this.head = socket.send(bytes.toByteArray()).readHead();
        assertThat(head).startsWith("HTTP/1.1 101 ");
    }

    static String handshake(String... fields) {
        String more = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        return "GET /echo HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + more + "\r\n";
    }

    /** Opens a connection, with further header fields. */
    static Client open(FrameServer server, String... fields) {
        return open(server.port(), fields);
    }

    static Client open(int port, String... fields) {
        return new Client(RawSocket.connect(port), "", fields);
    }

    /** Opens a connection with a small receive buffer. */
    static Client slow(FrameServer server) {
        return new Client(RawSocket.connect(server.port(), 4096), "");
    }

    /** Opens a connection with the first frame, in hex, in the same segment as the handshake. */
    static Client openWith(FrameServer server, String firstFrame) {
        return new Client(RawSocket.connect(server.port()), firstFrame);
    }

    RawSocket socket() {
        return socket;
    }

    /** The head of the server's answer to the handshake. */
    String head() {
        return head;
    }

    Client send(String hex) {
        socket.sendHex(hex);
        return this;
    }

    Client text(String text) {
        return send(Frames.text(text));
    }

    /** Reads the next frame. */
    Answer read() {
        byte[] start = socket.read(2);
        assertThat(start).as("the first bytes of a frame").hasSize(2);
        long length = switch (start[1]) {
            case 127 -> ByteBuffer.wrap(socket.read(8)).getLong();
            case 126 -> ByteBuffer.wrap(socket.read(2)).getShort() & 0xffff;
            default -> start[1];
        };
        return new Answer(start[0] & 0xff, ByteBuffer.wrap(socket.read(Math.toIntExact(length))));
    }

    /** Sends a text and expects it back. */
    void isServed() {
        String text = "still served";
        assertThat(text(text).read().text()).isEqualTo(text);
    }

    @Override
    public void close() {
        socket.close();
    }
}
