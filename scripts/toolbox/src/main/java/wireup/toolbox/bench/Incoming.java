package wireup.toolbox.bench;

import java.nio.ByteBuffer;

/**
 * Reads the echoes of one connection out of the bytes as they come, counts them, and compares every payload byte. A
 * server may fragment a message and may ping; anything else but the echo is an error.
 */
final class Incoming {

    private static final int FIN = 0x80;
    private static final int CONTINUATION = 0;
    private static final int BINARY = 2;
    private static final int PING = 9;

    private final ByteBuffer payloads;
    private final int bytes;

    private long messages;
    /** The bytes of the present message that have come. */
    private int filled;

    private final ByteBuffer header = ByteBuffer.allocate(10).limit(2);
    private boolean inPayload;
    private boolean last;
    private boolean ping;
    private int left;

    /**
     * An empty stream.
     *
     * @param payloads what is expected, {@link Train#payloads}: may be shared, its position and limit are changed
     */
    Incoming(ByteBuffer payloads) {
        this.payloads = payloads;
        this.bytes = payloads.capacity() / Train.DIFFERENT;
    }

    /** Takes all bytes; returns how many messages they complete. */
    int read(ByteBuffer in) throws WrongEcho {
        long before = messages;
        while (true) {
            if (inPayload) {
                readPayload(in);
                if (left > 0) {
                    return (int) (messages - before);
                }
                inPayload = false;
                endFrame();
            } else if (!readHeader(in)) {
                return (int) (messages - before);
            }
        }
    }

    /** Returns whether the header is complete (RFC 6455 §5.2). */
    private boolean readHeader(ByteBuffer in) throws WrongEcho {
        while (header.hasRemaining()) {
            if (!in.hasRemaining()) {
                return false;
            }
            header.put(in.get());
            if (header.position() == 2) {
                int length = header.get(1);
                header.limit(length < 126 ? 2 : length == 126 ? 4 : 10);
            }
        }
        long length = switch (header.limit()) {
            case 2 -> header.get(1);
            case 4 -> header.getShort(2) & 0xffff;
            default -> header.getLong(2);
        };
        begin(header.get(0) & 0xff, length);
        header.position(0).limit(2);
        return true;
    }

    private void begin(int first, long length) throws WrongEcho {
        ping = first == (FIN | PING);
        last = (first & FIN) != 0;
        boolean data = (first & 0x7f) == (filled == 0 ? BINARY : CONTINUATION);
        if (length < 0 || !(ping || (data && length <= bytes - filled))) {
            throw new WrongEcho("a frame with the first byte %02x and the length %d came as echo of %d bytes"
                    .formatted(first, length, bytes));
        }
        left = (int) length;
        inPayload = true;
    }

    private void readPayload(ByteBuffer in) throws WrongEcho {
        int length = Math.min(left, in.remaining());
        int end = in.position() + length;
        if (!ping) {
            int from = (int) (messages % Train.DIFFERENT) * bytes + filled;
            int limit = in.limit();
            int wrong = payloads.limit(from + length).position(from).mismatch(in.limit(end));
            in.limit(limit);
            if (wrong >= 0) {
                throw new WrongEcho("byte " + (filled + wrong) + " of message " + messages + " came back changed");
            }
            filled += length;
        }
        in.position(end);
        left -= length;
    }

    private void endFrame() throws WrongEcho {
        if (ping || !last) {
            return;
        }
        if (filled < bytes) {
            throw new WrongEcho("only " + filled + " of " + bytes + " bytes came back");
        }
        filled = 0;
        messages++;
    }
}
