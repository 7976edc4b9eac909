package wireup.jettyecho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import wireup.testsupport.RawSocket;

/** A WebSocket client at byte level: it can be as wrong as a test needs it. */
final class WireClient implements AutoCloseable {

    /** A frame of the server's, which is never masked. */
    record Frame(int firstByte, ByteBuffer payload) {
        byte[] bytes() {
            byte[] bytes = new byte[payload.remaining()];
            payload.get(0, bytes);
            return bytes;
        }

        String text() {
            return new String(bytes(), UTF_8);
        }

        /** The code and the reason of a Close frame, for example {@code "1000 bye"}. */
        String close() {
            assertThat(firstByte).as("FIN and the opcode of a Close frame").isEqualTo(0x88);
            return ((payload.getShort(0) & 0xffff) + " " + UTF_8.decode(payload.slice(2, payload.limit() - 2))).strip();
        }
    }

    private final RawSocket socket;

    private WireClient(RawSocket socket) {
        this.socket = socket;
    }

    /** The opening handshake of RFC 6455 §1.2, with further header lines, each ending in CRLF. */
    static String handshake(int port, String path, String moreHeaders) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + moreHeaders + "\r\n";
    }

    /** Sends an opening handshake and returns the head of the answer. */
    static String answer(int port, String path, String moreHeaders) {
        try (RawSocket socket = RawSocket.connect(port)) {
            return socket.send(handshake(port, path, moreHeaders)).readHead();
        }
    }

    /** Opens a connection. */
    static WireClient open(int port, String path) {
        return open(port, path, "", 0);
    }

    /** Opens a connection with further header lines and a receive buffer of a size; 0 for the system's own. */
    static WireClient open(int port, String path, String moreHeaders, int receiveBuffer) {
        RawSocket socket = RawSocket.connect(port, receiveBuffer);
        assertThat(socket.send(handshake(port, path, moreHeaders)).readHead()).startsWith("HTTP/1.1 101 ");
        return new WireClient(socket);
    }

    RawSocket socket() {
        return socket;
    }

    WireClient text(String text) {
        return frame(0x81, text.getBytes(UTF_8));
    }

    /** Sends a frame with the masking key 00 00 00 00, which leaves the payload as it is. */
    WireClient frame(int firstByte, byte... payload) {
        socket.send(bytes(firstByte, payload));
        return this;
    }

    static byte[] bytes(int firstByte, byte... payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            number(frame, payload.length, 2);
        } else {
            frame.write(0x80 | 127);
            number(frame, payload.length, 8);
        }
        number(frame, 0, 4);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static void number(ByteArrayOutputStream to, long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            to.write((int) (value >>> shift) & 0xff);
        }
    }

    /** Reads the next frame. */
    Frame read() {
        byte[] head = socket.read(2);
        assertThat(head).as("the head of a frame").hasSize(2);
        long length = switch (head[1]) {
            case 127 -> ByteBuffer.wrap(socket.read(8)).getLong();
            case 126 -> ByteBuffer.wrap(socket.read(2)).getShort() & 0xffff;
            default -> head[1];
        };
        return new Frame(head[0] & 0xff, ByteBuffer.wrap(socket.read(Math.toIntExact(length))));
    }

    @Override
    public void close() {
        socket.close();
    }
}
