package wireup.toolbox.compare;

import java.io.IOException;

/** Opens a WebSocket and listens. */
final class SocketScreen extends Screen {

    /** The answer to the key of RFC 6455 §1.3. */
    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final int FIN_AND_TEXT = 0x81;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    SocketScreen(int port, Meter meter) throws IOException {
        super(port, meter);
    }

    @Override
    void open() throws IOException {
        wire.ask(Chromium.webSocket(port, "/departures"));
        if (!wire.readHead().expect(101).field("sec-websocket-accept").equals(ACCEPT)) {
            throw new IOException("the opening handshake was answered with a wrong accept value");
        }
        next();
    }

    /** A frame of a server is not masked (RFC 6455 §5.1). Chapter 05 sends no pings. */
    @Override
    void next() throws IOException {
        long first = wire.readNumber(1);
        if (first != FIN_AND_TEXT) {
            throw new IOException("a frame begins with 0x%02x, and is no whole text message".formatted(first));
        }
        int length = (int) wire.readNumber(1);
        show(wire.read(
                switch (length) {
                    case LENGTH_16 -> (int) wire.readNumber(2);
                    case LENGTH_64 -> (int) wire.readNumber(8);
                    default -> length;
                }));
    }
}
